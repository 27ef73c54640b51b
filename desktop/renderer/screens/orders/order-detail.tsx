// The order under the cursor: what it is, what can happen next and why not, its lines, and what happened so far.
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useNavigate } from '@tanstack/react-router';
import type { OrderRow } from '../../local/order-list';
import { Tag } from '../../ui/marks';
import { useSay } from '../language/language';
import type { Asked } from '../order/acts';
import { Acts, AskReason, advancing } from '../order/acts';
import { Holds } from '../order/holds';
import { LocalMarks } from '../order/local-marks';
import { CurrencyContext } from '../order/order-context';
import { LatestEntries } from '../order/timeline';
import type { SeenOrder } from '../order/use-order';
import { useOrder } from '../order/use-order';
import { useActOffers } from '../order/use-act-offers';
import { useOrderActs } from '../order/use-order-acts';
import { useLive, useWorkplace } from '../workplace';
import { DetailHead } from './detail-head';
import { Lines } from './lines';
import { whereabouts } from './whereabouts';

type Props = { readonly id: string; readonly close: () => void };

export function OrderDetail({ id, close }: Props): ReactNode {
  const seen = useOrder(id);
  if (seen === null || seen === undefined) return null;
  return (
    <CurrencyContext value={seen.row.state.currency}>
      <Detail seen={seen} close={close} />
    </CurrencyContext>
  );
}

type DetailProps = { readonly seen: SeenOrder; readonly close: () => void };

function Detail({ seen, close }: DetailProps): ReactNode {
  const { row, refused } = seen;
  const order = row.state;
  const say = useSay();
  const acts = useOrderActs(order);
  const { newId } = useWorkplace();
  const navigate = useNavigate();
  const [asking, setAsking] = useState<'CancelOrder' | 'PlaceHold' | null>(null);
  const open = () => void navigate({ to: '/orders/$id', params: { id: row.id } });
  const press = (name: Asked) => {
    if (name === 'CancelOrder' || name === 'PlaceHold') setAsking(name);
    else if (name === 'AmendOrder') open();
    else void acts.act({ type: name, subject: order.id, payload: {} });
  };
  const names = [...advancing(order), 'PlaceHold'] as const;
  useActOffers({ order, acts, press, names });
  return (
    <aside className="detail" aria-label={say('order.page', { number: order.number })}>
      <Head row={row} open={open} close={close} />
      <div className="body">
        <LocalMarks row={row} refused={refused} />
        <Holds order={order} acts={acts} />
        <section className="column">
          <h3 className="subheading">{say('order.acts')}</h3>
          <Acts {...{ order, acts, press, names }} />
        </section>
        <Lines order={order} provisional={row.localState !== 'synced'} />
        <LatestEntries seen={seen} />
      </div>
      <AskReason
        {...{ order, acts, asking, newId }}
        close={() => {
          setAsking(null);
        }}
      />
    </aside>
  );
}

type HeadProps = { readonly row: OrderRow; readonly open: () => void; readonly close: () => void };

function Head({ row, open, close }: HeadProps): ReactNode {
  const where = whereabouts(row.localState, useLive(useWorkplace().standing).connection.status === 'live');
  return <DetailHead {...{ order: row.state, open, close }} where={where === null ? null : <Tag where={where} />} />;
}
