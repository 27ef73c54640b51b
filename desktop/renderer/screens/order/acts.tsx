// What can happen next, asked of the business itself; what cannot says why, beside it.
import type { ReactNode } from 'react';
import type { KnownOrder } from 'shared/order/order';
import { Act, Fault, Why } from '../../ui/controls';
import { useSay } from '../language/language';
import type { OrderActName } from './intents';
import { exampleOf } from './intents';
import { OrderReason } from './reason-dialog';
import type { OrderActs } from './use-order-acts';

export type Asked = Exclude<OrderActName, 'ReleaseHold' | 'AddNote'>;

export const KEYS: { readonly [A in Asked]?: string } = { CancelOrder: 'X', AmendOrder: 'E' };

type ActsProps = {
  readonly order: KnownOrder;
  readonly acts: OrderActs;
  readonly press: (name: Asked) => void;
  /** Whether the keys of the page do it too. */
  readonly keys?: boolean;
  readonly names: readonly Asked[];
};

/** The likely next act is the primary one, where it can be done. */
export function Acts({ order, acts, press, names, keys = false }: ActsProps): ReactNode {
  const say = useSay();
  const asked = names.map((name) => ({ name, why: acts.why(exampleOf(name, order)) }));
  const reasons = [...new Set(asked.flatMap(({ why }) => why ?? []))];
  return (
    <div className="column">
      <div className="row wrap">
        {asked.map(({ name, why }, position) => (
          <Act
            key={name}
            cannot={why}
            {...(position === 0 && { look: 'primary' as const })}
            onPress={() => {
              press(name);
            }}
          >
            {say(`order.act.${name}`)}
            {keys && KEYS[name] !== undefined && <kbd>{KEYS[name]}</kbd>}
          </Act>
        ))}
      </div>
      {reasons.map((reason) => (
        <Why key={reason}>{reason}</Why>
      ))}
      {acts.fault !== null && <Fault>{acts.fault}</Fault>}
    </div>
  );
}

export const advancing = ({ status }: KnownOrder): readonly Asked[] =>
  status === 'failed' ? ['RetryOrder', 'CancelOrder'] : ['CompleteOrder', 'CancelOrder'];

type AskingProps = {
  readonly order: KnownOrder;
  readonly acts: OrderActs;
  readonly asking: 'CancelOrder' | 'PlaceHold' | null;
  readonly close: () => void;
  readonly newId: () => string;
};

/** The dialog of an act that needs a reason. */
export function AskReason({ order, acts, asking, close, newId }: AskingProps): ReactNode {
  if (asking === null) return null;
  const subject = order.id;
  return (
    <OrderReason
      what={asking === 'CancelOrder' ? 'cancel' : 'hold'}
      number={order.number}
      keep={close}
      decide={(reason) => {
        close();
        void acts.act(
          asking === 'CancelOrder'
            ? { type: asking, subject, payload: { reason } }
            : { type: asking, subject, payload: { holdId: newId(), reason } },
        );
      }}
    />
  );
}
