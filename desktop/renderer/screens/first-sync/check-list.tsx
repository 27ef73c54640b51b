// The first steps of a person where there are no orders yet.
import type { ReactNode } from 'react';
import { Link } from '@tanstack/react-router';
import { defaultSettings } from 'shared/settings/settings';
import { Icon } from '../../ui/icon';
import { Keys } from '../../ui/keys';
import { useSay } from '../language/language';
import { useRecordCounts } from '../records/use-counts';
import { useLive, useWorkplace } from '../workplace';
import { toDoFor } from './to-do';

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
    <section className="to-do" aria-labelledby="to-do">
      <h2 className="label" id="to-do">
        {say('todo.title')}
      </h2>
      <ol>
        {toDoFor(actor().roles, already).map(({ words, to, keys, isDone }) => (
          <li key={to} className={isDone ? 'done' : ''}>
            <Link to={to}>
              {isDone ? <Icon name="check" small /> : <span className="box" />}
              <span className="grow">{say(words)}</span>
              {isDone ? <span className="meta small">{say('todo.done')}</span> : <Keys of={keys} />}
            </Link>
          </li>
        ))}
      </ol>
    </section>
  );
}
