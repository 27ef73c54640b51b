// What would be different, old beside new, before anything is saved.
import type { ReactNode } from 'react';
import { useSay } from '../language/language';
import type { Difference } from './form';
import { shownValue } from './form';

export function Changes<F extends string>({
  differences,
}: {
  readonly differences: readonly Difference<F>[];
}): ReactNode {
  const say = useSay();
  if (differences.length === 0) return null;
  return (
    <section className="changes" aria-live="polite">
      <h3 className="subheading">{say('records.changes')}</h3>
      <dl className="column">
        {differences.map(({ field, before, after }) => (
          <div key={field.name}>
            <dt>{say(field.label)}</dt>
            <dd>
              <del>
                <span className="unseen">{say('records.before')} </span>
                <bdi>{shownValue(field, before, say)}</bdi>
              </del>
              {' → '}
              <ins>
                <span className="unseen">{say('records.after')} </span>
                <bdi>{shownValue(field, after, say)}</bdi>
              </ins>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
