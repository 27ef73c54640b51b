// The head of the page: number, customer, what the order is, where its data is, and what it comes to.
import type { ReactNode } from 'react';
import type { KnownOrder } from 'shared/order/order';
import { grossOf } from 'shared/order/order';
import { Figure } from '../../ui/amount';
import { Button } from '../../ui/controls';
import { Badge, OrderNumber, Tag } from '../../ui/marks';
import { useSay } from '../language/language';
import { whereabouts } from '../orders/whereabouts';
import { useLive, useWorkplace } from '../workplace';
import { useWho } from './people';
import type { SeenOrder } from './use-order';
import { When } from './when';

type Props = { readonly seen: SeenOrder; readonly back: () => void };

export function OrderHead({ seen: { row }, back }: Props): ReactNode {
  const say = useSay();
  const order = row.state;
  const where = whereabouts(row.localState, useLive(useWorkplace().standing).connection.status === 'live');
  return (
    <header className="order-head-line">
      <Button look="quiet" onPress={back}>
        {say('order.back')} <kbd>Esc</kbd>
      </Button>
      <div className="column tight grow">
        <div className="row wrap">
          <h1 className="title" aria-label={say('order.page', { number: order.number })}>
            <OrderNumber of={order.number} />
          </h1>
          <Badge status={order.status} />
          {where !== null && <Tag where={where} />}
          {order.kind === 'credit' && <span className="small support">{say('order.kind.credit')}</span>}
        </div>
        <Facts order={order} />
      </div>
      <span className={where === null ? undefined : 'provisional-figure'}>
        <Figure of={grossOf(order)} />
      </span>
    </header>
  );
}

function Facts({ order }: { readonly order: KnownOrder }): ReactNode {
  const say = useSay();
  const who = useWho();
  const { contact, reference, placedAt, placedBy, origin, source } = order;
  const name = contact?.fullName ?? '';
  return (
    <p className="order-facts small support">
      <bdi className="strong">{name === '' ? say('order.no-name') : name}</bdi>
      {(contact?.email ?? '') !== '' && <bdi>{contact?.email}</bdi>}
      {reference !== '' && (
        <span>
          {say('order.reference')} <bdi className="mono">{reference}</bdi>
        </span>
      )}
      <span>
        {say('order.placed-at')} <When at={placedAt} />
      </span>
      {origin === 'shop' && <span>{say('order.from-shop')}</span>}
      {origin === 'import' && <span>{say('order.from-import', { source })}</span>}
      {origin !== 'shop' && <span>{who(placedBy)}</span>}
    </p>
  );
}
