// The head of the panel beside the list: which order, for whom, where it stands and what it comes to; to open, to close.
import type { ReactNode } from 'react';
import type { KnownOrder } from 'shared/order/order';
import { grossOf } from 'shared/order/order';
import { Amount } from '../../ui/amount';
import { Button } from '../../ui/controls';
import { Icon } from '../../ui/icon';
import { Badge, OrderNumber } from '../../ui/marks';
import { useSay } from '../language/language';

type Props = {
  readonly order: KnownOrder;
  /** How far it is from the server, where that is worth a word: its amount is provisional then. */
  readonly where: ReactNode;
  readonly open: () => void;
  readonly close: () => void;
};

export function DetailHead({ order, where, open, close }: Props): ReactNode {
  const say = useSay();
  const name = order.contact?.fullName ?? '';
  return (
    <header>
      <div className="row">
        <OrderNumber of={order.number} />
        <span className="row at-end">
          <Button size="compact" onPress={open}>
            {say('order.open')} <kbd>↵</kbd>
          </Button>
          <Button look="quiet" size="compact" square aria-label={say('close')} onPress={close}>
            <Icon name="x" />
          </Button>
        </span>
      </div>
      <h2 className="heading cut" title={name}>
        <bdi>{name === '' ? say('order.no-name') : name}</bdi>
      </h2>
      <div className="row wrap">
        <Badge status={order.status} />
        {where}
        <span className="at-end">
          <Amount of={grossOf(order)} provisional={where !== null} />
        </span>
      </div>
    </header>
  );
}
