// The order under the cursor where only the server has it: as it was said, and the way to work on it.
import type { ReactNode } from 'react';
import { useNavigate } from '@tanstack/react-router';
import type { OlderRow } from '../../local/board/older-orders';
import { Amount } from '../../ui/amount';
import { Button } from '../../ui/controls';
import { Icon } from '../../ui/icon';
import { Badge, OrderNumber } from '../../ui/marks';
import { useSay } from '../language/language';
import { CurrencyContext } from '../order/order-context';
import { Lines } from './lines';
import { useTimeOfDay } from '../use-time';

type Props = { readonly row: OlderRow; readonly close: () => void };

export function ServerDetail({ row, close }: Props): ReactNode {
  const say = useSay();
  const time = useTimeOfDay();
  const navigate = useNavigate();
  const open = () => void navigate({ to: '/orders/$id', params: { id: row.id } });
  return (
    <CurrencyContext value={row.order.currency}>
      <aside className="detail" aria-label={say('order.page', { number: row.number })}>
        <header>
          <div className="row">
            <OrderNumber of={row.number} />
            <span className="row at-end">
              <Button size="compact" onPress={open}>
                {say('order.open')} <kbd>↵</kbd>
              </Button>
              <Button look="quiet" size="compact" square aria-label={say('close')} onPress={close}>
                <Icon name="x" />
              </Button>
            </span>
          </div>
          <h2 className="heading cut" title={row.customer}>
            <bdi>{row.customer === '' ? say('order.no-name') : row.customer}</bdi>
          </h2>
          <div className="row wrap">
            <Badge status={row.status} />
            <span className="at-end">
              <Amount of={row.gross} />
            </span>
          </div>
        </header>
        <div className="body">
          <div className="note server">
            <Icon name="server" small />
            <span>{say('older.detail', { time: time(row.asOf) })}</span>
          </div>
          <Lines order={row.order} provisional={false} />
        </div>
      </aside>
    </CurrencyContext>
  );
}
