// The order under the cursor where only the server has it: as it was said, and the way to work on it.
import type { ReactNode } from 'react';
import { useNavigate } from '@tanstack/react-router';
import type { OlderRow } from '../../local/board/older-orders';
import { Icon } from '../../ui/icon';
import { useSay } from '../language/language';
import { CurrencyContext } from '../order/order-context';
import { DetailHead } from './detail-head';
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
        <DetailHead {...{ order: row.order, open, close }} where={null} />
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
