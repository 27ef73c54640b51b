// Names and values of a record; what is empty is left out.
import type { ReactNode } from 'react';
import { useSay } from '../language/language';
import type { WordId } from '../language/catalog';

type Fact = readonly [name: WordId, value: ReactNode];

export function Facts({ of }: { readonly of: readonly Fact[] }): ReactNode {
  const say = useSay();
  return (
    <dl className="facts">
      {of
        .filter(([, value]) => value !== '' && value !== null)
        .map(([name, value]) => (
          <div key={name} className="record-fact">
            <dt>{say(name)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
