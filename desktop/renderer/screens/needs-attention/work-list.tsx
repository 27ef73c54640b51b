// Shop differences and messages owed, as lists to work with: open the order, or note what was found out. Nothing here settles them.
import type { ReactNode } from 'react';
import { useMemo, useState } from 'react';
import { exponentOf } from 'shared/currency';
import type { KnownOrder } from 'shared/order/order';
import type { OrderWork } from '../../local/order-work';
import { Amount } from '../../ui/amount';
import { Button } from '../../ui/controls';
import { Badge, OrderNumber } from '../../ui/marks';
import { Moment } from '../../ui/moment';
import { useSay } from '../language/language';
import { useNow } from '../use-now';
import { useZone } from '../use-time';
import type { List } from './lists';
import { NoteDialog } from './note-dialog';
import { useWays } from './use-ways';
import type { WorkRow } from './work-rows';
import { debtsIn, differencesIn } from './work-rows';

type Kind = Exclude<List, 'refused' | 'others'>;
type Props = { readonly list: Kind; readonly work: OrderWork };

export function WorkList({ list, work: { orders, complete } }: Props): ReactNode {
  const say = useSay();
  const rows = useMemo(() => (list === 'differences' ? differencesIn(orders) : debtsIn(orders)), [list, orders]);
  const [noting, note] = useState<KnownOrder | null>(null);
  if (rows.length === 0) return complete ? <Nothing list={list} /> : <p className="empty">{say('work.scanning')}</p>;
  return (
    <>
      <p className="small support work-what">{say(`work.${list}.what`)}</p>
      <div className="scroll" tabIndex={0} role="region" aria-label={say(`attention.tab.${list}`)}>
        <Table rows={rows} list={list} note={note} />
      </div>
      {noting !== null && (
        <NoteDialog
          order={noting}
          close={() => {
            note(null);
          }}
        />
      )}
    </>
  );
}

function Nothing({ list }: { readonly list: Kind }): ReactNode {
  const say = useSay();
  return (
    <div className="empty">
      <p className="heading">{say(`work.${list}.empty`)}</p>
      <p className="small">{say('work.empty.why')}</p>
    </div>
  );
}

type TableProps = {
  readonly rows: readonly WorkRow[];
  readonly list: Kind;
  readonly note: (order: KnownOrder) => void;
};

function Table({ rows, list, note }: TableProps): ReactNode {
  const say = useSay();
  const wide = rows.some(({ order }) => exponentOf(order.currency) > 2);
  return (
    <table className={wide ? 'work-list wide-fractions' : 'work-list'}>
      <thead>
        <tr>
          <th scope="col">{say('work.column.order')}</th>
          <th scope="col">{say('work.column.customer')}</th>
          <th scope="col">{say('work.column.what')}</th>
          <th scope="col" className="figures">
            {say(list === 'owed' ? 'field.total' : 'work.column.ours')}
          </th>
          {list === 'differences' && (
            <th scope="col" className="figures">
              {say('work.column.theirs')}
            </th>
          )}
          <th scope="col">{say('work.column.when')}</th>
          <th scope="col">
            <span className="unseen">{say('work.column.acts')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Line key={row.key} row={row} list={list} note={note} />
        ))}
      </tbody>
    </table>
  );
}

type LineProps = { readonly row: WorkRow; readonly list: Kind; readonly note: (order: KnownOrder) => void };

function Line({ row: { order, what, reason, ours, theirs, at }, list, note }: LineProps): ReactNode {
  const say = useSay();
  const zone = useZone();
  const now = useNow();
  const { open } = useWays();
  return (
    <tr>
      <th scope="row">
        <span className="row">
          <OrderNumber of={order.number} />
          <Badge status={order.status} />
        </span>
      </th>
      <td className="cut">
        <bdi>{order.contact?.fullName ?? say('work.no-name')}</bdi>
      </td>
      <td>{say(what, { reason: reason.replaceAll('-', '_') /* as a choice in a message is spelled */ })}</td>
      <td className="figures">
        <Amount of={ours} />
      </td>
      {list === 'differences' && <td className="figures">{theirs !== null && <Amount of={theirs} />}</td>}
      <td>
        <Moment at={at} now={now} zone={zone} />
      </td>
      <td>
        <span className="row">
          <Button
            size="compact"
            onPress={() => {
              note(order);
            }}
          >
            {say('work.note')}
          </Button>
          <Button
            size="compact"
            onPress={() => {
              open(order.id);
            }}
          >
            {say('work.open')}
          </Button>
        </span>
      </td>
    </tr>
  );
}
