// Where this desktop and the server say different things of one order, both are shown; nothing here is passed over.
import type { ReactNode } from 'react';
import { Link } from '@tanstack/react-router';
import type { KnownOrder } from 'shared/order/order';
import { grossOf } from 'shared/order/order';
import { Amount } from '../../ui/amount';
import { Icon } from '../../ui/icon';
import { Badge } from '../../ui/marks';
import { useCountFormat, useSay } from '../language/language';
import { useSentences } from '../outcome-sentence';
import { useViewState } from '../view-state';
import { actWords } from './timeline-words';
import type { SeenOrder } from './use-order';

export function LocalMarks({ row, refused }: Pick<SeenOrder, 'row' | 'refused'>): ReactNode {
  const say = useSay();
  const sentences = useSentences();
  const selectRefused = useViewState((state) => state.selectRefused);
  return (
    <>
      {refused.map(({ id, type, code, params }) => (
        <div key={id} className="note bad">
          <Icon name="refused" small />
          <span className="grow">
            {say('order.refused', { act: actWords(type, say), why: sentences.refusal(code, params) })}{' '}
            <Link
              to="/attention"
              onClick={() => {
                selectRefused(id);
              }}
            >
              {say('order.refused.open')}
            </Link>
          </span>
        </div>
      ))}
      {row.blocked.map(({ id, refusal }) => (
        <div key={id} className="note warn">
          <Icon name="hand" small />
          <span>{say('order.blocked', { why: sentences.refusal(refusal.code, refusal) })}</span>
        </div>
      ))}
      {row.unverified && (
        <div className="note local">
          <Icon name="info" small />
          <span>{say('order.unverified')}</span>
        </div>
      )}
    </>
  );
}

/** What is shown here beside what the server last said, where it is not the same. */
export function BothSides({ row }: Pick<SeenOrder, 'row'>): ReactNode {
  const say = useSay();
  const count = useCountFormat();
  const said = row.base?.state;
  const server = said === undefined || said.status === 'new' ? null : said;
  if (row.localState === 'synced' || (server !== null && !differ(row.state, server))) return null;
  const facts: readonly (readonly [string, (order: KnownOrder) => ReactNode])[] = [
    [say('order.differs.state'), ({ status }) => <Badge status={status} />],
    [say('order.differs.lines'), ({ lines }) => count(lines.length)],
    [say('order.total'), (order) => <Amount of={grossOf(order)} provisional={order === row.state} />],
  ];
  return (
    <section className="card" aria-label={say('order.differs')}>
      <table className="both">
        <thead>
          <tr>
            <th scope="col">{say('order.differs')}</th>
            <th scope="col">{say('order.differs.here')}</th>
            <th scope="col">{say('order.differs.server')}</th>
          </tr>
        </thead>
        <tbody>
          {facts.map(([name, shown]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{shown(row.state)}</td>
              <td>{server === null ? <span className="meta">{say('order.differs.nothing')}</span> : shown(server)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const differ = (here: KnownOrder, server: KnownOrder): boolean =>
  here.status !== server.status ||
  here.totals.gross !== server.totals.gross ||
  here.lines.length !== server.lines.length;
