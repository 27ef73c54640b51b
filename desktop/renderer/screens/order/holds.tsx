// What keeps an order from completion, each with its reason and the way to release it.
import type { ReactNode } from 'react';
import type { Hold, KnownOrder } from 'shared/order/order';
import { Act } from '../../ui/controls';
import { Icon } from '../../ui/icon';
import { useSay } from '../language/language';
import type { OrderIntent } from './intents';
import { useWho } from './people';
import type { OrderActs } from './use-order-acts';
import { When } from './when';

export function Holds({ order, acts }: { readonly order: KnownOrder; readonly acts: OrderActs }): ReactNode {
  const say = useSay();
  if (order.holds.length === 0) return null;
  return (
    <section className="column" aria-label={say('order.holds')}>
      {order.holds.map((hold) => (
        <OneHold key={hold.id} of={hold} order={order} acts={acts} />
      ))}
    </section>
  );
}

type Props = { readonly of: Hold; readonly order: KnownOrder; readonly acts: OrderActs };

function OneHold({ of: { id, reason, by, at }, order, acts }: Props): ReactNode {
  const say = useSay();
  const who = useWho();
  const release: OrderIntent = { type: 'ReleaseHold', subject: order.id, payload: { holdId: id } };
  return (
    <div className="note warn hold">
      <Icon name="hand" small />
      <span className="grow">
        <b>{say('order.holds')}:</b> <bdi>{reason}</bdi>
        <span className="by">
          {who(by)} · <When at={at} />
        </span>
      </span>
      <Act size="compact" cannot={acts.why(release)} onPress={() => void acts.act(release)}>
        {say('order.act.ReleaseHold')}
      </Act>
    </div>
  );
}
