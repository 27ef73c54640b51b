// What can be done to the order on the screen, offered to the palette; what cannot, with the reason the business gives.
import type { KnownOrder } from 'shared/order/order';
import { useSay } from '../language/language';
import { useOffers } from '../offers';
import type { Asked } from './acts';
import { KEYS } from './acts';
import { exampleOf } from './intents';
import type { OrderActs } from './use-order-acts';

type Acting = {
  readonly order: KnownOrder;
  readonly acts: OrderActs;
  readonly press: (name: Asked) => void;
  readonly names: readonly Asked[];
  /** Whether the keys of the page do it too. */
  readonly keys?: boolean;
};

export function useActOffers({ order, acts, press, names, keys = false }: Acting): void {
  const say = useSay();
  useOffers(
    names.map((name) => ({
      ...{ id: `order-act-${name}`, words: say(`order.act.${name}`), detail: order.number },
      keys: keys ? (KEYS[name] ?? '').toLowerCase() : '',
      cannot: acts.why(exampleOf(name, order)),
      act: () => {
        press(name);
      },
    })),
  );
}
