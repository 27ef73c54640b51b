// The order under the cursor: what it is, what can happen next and why not, its lines, and what happened so far.
import type { ReactNode } from 'react';
import { useMemo } from 'react';
import type { KnownOrder } from 'shared/order/order';
import { grossOf } from 'shared/order/order';
import { refusalSentence } from 'shared/refusals';
import type { OrderRow } from '../../local/order-list';
import { oneOrder } from '../../local/queries';
import { Amount } from '../../ui/amount';
import { Button } from '../../ui/controls';
import { Icon } from '../../ui/icon';
import { Badge, OrderNumber, Tag } from '../../ui/marks';
import { useLive, useWorkplace } from '../workplace';
import { History } from './history';
import { Lines } from './lines';
import { NextActs } from './next-acts';
import { whereabouts } from './whereabouts';

export function OrderDetail({ id, close }: { readonly id: string; readonly close: () => void }): ReactNode {
  const { database } = useWorkplace();
  const found = useLive(useMemo(() => oneOrder(database, id), [database, id]));
  if (found === null || found === undefined || found.state.status === 'new') return null;
  return <Detail row={{ ...found, state: found.state }} close={close} />;
}

function Detail({ row, close }: { readonly row: OrderRow; readonly close: () => void }): ReactNode {
  const { state: order, blocked, unverified, history } = row;
  return (
    <aside className="detail" aria-label={`Order ${order.number}`}>
      <Head row={row} order={order} close={close} />
      <div className="body">
        {blocked.map(({ id, refusal }) => (
          <div key={id} className="note warn">
            <Icon name="hand" small />
            <span>Something you did here would not go through any more: {refusalSentence(refusal.code, refusal)}</span>
          </div>
        ))}
        {unverified && (
          <div className="note local">
            <Icon name="info" small />
            <span>The rules of the organisation are not on this device yet; the server checks this again.</span>
          </div>
        )}
        <NextActs order={order} />
        <Lines order={order} />
        <History id={row.id} entries={history} />
      </div>
    </aside>
  );
}

function Head({
  row,
  order,
  close,
}: {
  readonly row: OrderRow;
  readonly order: KnownOrder;
  readonly close: () => void;
}): ReactNode {
  const where = whereabouts(row.localState, useLive(useWorkplace().standing).connection.status === 'live');
  return (
    <header>
      <div className="row">
        <OrderNumber of={order.number} />
        <span className="at-end">
          <Button look="quiet" size="compact" square aria-label="Close" onPress={close}>
            <Icon name="x" />
          </Button>
        </span>
      </div>
      <h2 className="heading cut" title={order.contact?.fullName ?? ''}>
        <bdi>{order.contact?.fullName ?? 'No name'}</bdi>
      </h2>
      <div className="row wrap">
        <Badge status={order.status} />
        {where !== null && <Tag where={where} />}
        <span className="at-end">
          <Amount of={grossOf(order)} provisional={where !== null} />
        </span>
      </div>
    </header>
  );
}
