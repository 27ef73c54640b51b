// What was asked beside what the server has, so that nobody has to remember one while reading the other.
import type { ReactNode } from 'react';
import { grossOf } from 'shared/order/order';
import { money } from 'shared/money';
import { priced } from 'shared/order/totals';
import type { OutboxRow } from '../../local/store';
import { Amount } from '../../ui/amount';
import { Icon } from '../../ui/icon';
import { Badge } from '../../ui/marks';
import { commandWords } from '../words';
import type { OrderOf } from './use-order-of';

export function BothSides({ row, order }: { readonly row: OutboxRow; readonly order: OrderOf }): ReactNode {
  return (
    <div className="cards">
      <section className="card">
        <h3 className="subheading row">
          <Icon name="user" small /> What you did
        </h3>
        <dl className="facts">
          <dt>Asked</dt>
          <dd>{commandWords(row.type)}</dd>
          <Asked row={row} order={order} />
        </dl>
      </section>
      <section className="card">
        <h3 className="subheading row">
          <Icon name="server" small /> What the server has
        </h3>
        <ServerSide order={order} />
      </section>
    </div>
  );
}

function Asked({ row, order: { asked } }: { readonly row: OutboxRow; readonly order: OrderOf }): ReactNode {
  const reason = row.payload['reason'];
  if (typeof reason === 'string')
    return (
      <>
        <dt>Reason</dt>
        <dd>{reason}</dd>
      </>
    );
  if (asked === null) return null;
  return (
    <>
      <dt>Lines</dt>
      <dd>{asked.lines.length}</dd>
      <dt>Total</dt>
      <dd>
        <Amount of={money(priced(asked).totals.gross, asked.currency)} />
      </dd>
    </>
  );
}

function ServerSide({ order: { held } }: { readonly order: OrderOf }): ReactNode {
  if (held === null) return <p className="small support">Nothing: the order does not exist there.</p>;
  return (
    <dl className="facts">
      <dt>State</dt>
      <dd>
        <Badge status={held.status} />
      </dd>
      <dt>Lines</dt>
      <dd>{held.lines.length}</dd>
      <dt>Total</dt>
      <dd>
        <Amount of={grossOf(held)} />
      </dd>
    </dl>
  );
}
