// The first steps of a person where there are no orders yet.
import type { ReactNode } from 'react';
import { Link } from '@tanstack/react-router';
import { defaultSettings } from 'shared/settings/settings';
import { Icon } from '../../ui/icon';
import { Keys } from '../../ui/keys';
import { useSay } from '../language/language';
import { useRecordCounts } from '../records/use-counts';
import { useLive, useWorkplace } from '../workplace';
import { firstStepsFor } from './first-steps';

export function CheckList(): ReactNode {
  const say = useSay();
  const { actor, settings } = useWorkplace();
  const already = {
    products: useRecordCounts('product').total,
    customers: useRecordCounts('customer').total,
    people: useRecordCounts('person').total,
    isNamed: (useLive(settings) ?? defaultSettings).organisationName !== defaultSettings.organisationName,
  };
  return (
    <section className="first-steps" aria-labelledby="first-steps">
      <h2 className="label" id="first-steps">
        {say('steps.title')}
      </h2>
      <ol>
        {firstStepsFor(actor().roles, already).map(({ words, to, keys, isDone }) => (
          <li key={to} className={isDone ? 'done' : ''}>
            <Link to={to}>
              {isDone ? <Icon name="check" small /> : <span className="box" />}
              <span className="grow">{say(words)}</span>
              {isDone ? <span className="meta small">{say('steps.done')}</span> : <Keys of={keys} />}
            </Link>
          </li>
        ))}
      </ol>
    </section>
  );
}
