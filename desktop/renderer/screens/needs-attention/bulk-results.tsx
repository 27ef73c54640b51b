// What became of each after an act on several, until closed; what failed can be tried again from here.
import type { ReactNode } from 'react';
import { Button } from '../../ui/controls';
import { Icon } from '../../ui/icon';
import { OrderNumber } from '../../ui/marks';
import { useSay } from '../language/language';
import { useAbout, useCommandName } from './use-about';
import type { BulkResult, Results } from './bulk-bar';
import { useBulk } from './bulk-bar';

type Props = { readonly results: Results; readonly show: (results: Results | null) => void };

export function BulkResults({ results: { act, each }, show }: Props): ReactNode {
  const say = useSay();
  const run = useBulk(show);
  const failed = each.filter(({ fault }) => fault !== null);
  const counts = { done: each.length - failed.length, failed: failed.length };
  return (
    <section className="bulk-results" role="status">
      <header className="row wrap">
        <h2 className="subheading">{say('attention.bulk.results', counts)}</h2>
        <span className="row at-end">
          {failed.length > 0 && (
            <Button
              size="compact"
              onPress={() =>
                void run(
                  act,
                  failed.map(({ row }) => row),
                )
              }
            >
              {say('attention.bulk.retry', { count: failed.length })}
            </Button>
          )}
          <Button
            look="quiet"
            size="compact"
            square
            aria-label={say('attention.bulk.close')}
            onPress={() => {
              show(null);
            }}
          >
            <Icon name="x" small />
          </Button>
        </span>
      </header>
      <ul>
        {each.map((result) => (
          <Line
            key={result.row.id}
            result={result}
            words={say(`attention.bulk.${act === 'again' ? 'sent' : 'discarded'}`)}
          />
        ))}
      </ul>
    </section>
  );
}

function Line({ result: { row, fault }, words }: { readonly result: BulkResult; readonly words: string }): ReactNode {
  const named = useCommandName();
  const { number, name } = useAbout(row);
  return (
    <li className="row small">
      <Icon name={fault === null ? 'check' : 'warning'} small />
      <span className="strong">{named(row.type)}</span>
      {number === null ? <bdi>{name}</bdi> : <OrderNumber of={number} />}
      <span className="support">{fault ?? words}</span>
    </li>
  );
}
