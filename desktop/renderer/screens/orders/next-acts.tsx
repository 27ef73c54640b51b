// What can happen next, asked of the business itself; what cannot says why, beside it.
import type { ReactNode } from 'react';
import { useState } from 'react';
import type { KnownOrder } from 'shared/order/order';
import type { OrderAct } from '../../commands/allowed';
import { whyNot } from '../../commands/allowed';
import type { Intent } from '../../commands/intent';
import { Act, Fault, Why } from '../../ui/controls';
import { NOT_SAVED, SAVED, notDoneSentence } from '../outcome-sentence';
import { useNow } from '../use-now';
import { useViewState } from '../view-state';
import { useLive, useWorkplace } from '../workplace';
import { CancelDialog } from './cancel-dialog';

const DONE: Readonly<Record<OrderAct, string>> = {
  CompleteOrder: 'completed',
  CancelOrder: 'cancelled',
  RetryOrder: 'placed again',
};

export function NextActs({ order }: { readonly order: KnownOrder }): ReactNode {
  const [fault, setFault] = useState<string | null>(null);
  const [cancelling, setCancelling] = useState(false);
  const why = useWhyNot(order);
  const act = useAct(order, setFault);
  const acts =
    order.status === 'failed' ? (['RetryOrder', 'CancelOrder'] as const) : (['CompleteOrder', 'CancelOrder'] as const);
  const press = (name: OrderAct) => {
    if (name === 'CancelOrder') setCancelling(true);
    else void act(name, { type: name, subject: order.id, payload: {} });
  };
  const reasons = [...new Set(acts.flatMap((name) => why(name) ?? []))];
  return (
    <section className="column">
      <h3 className="subheading">What can happen next</h3>
      <div className="row wrap">
        {acts.map((name) => (
          <Act
            key={name}
            cannot={why(name)}
            onPress={() => {
              press(name);
            }}
          >
            {NAMES[name]}
          </Act>
        ))}
      </div>
      {reasons.map((reason) => (
        <Why key={reason}>{reason}</Why>
      ))}
      {fault !== null && <Fault>{fault}</Fault>}
      {cancelling && (
        <CancelDialog
          number={order.number}
          keep={() => {
            setCancelling(false);
          }}
          cancel={(reason) => {
            setCancelling(false);
            void act('CancelOrder', { type: 'CancelOrder', subject: order.id, payload: { reason } });
          }}
        />
      )}
    </section>
  );
}

const NAMES: Readonly<Record<OrderAct, string>> = {
  CompleteOrder: 'Complete order',
  CancelOrder: 'Cancel order…',
  RetryOrder: 'Try again',
};

function useWhyNot(order: KnownOrder): (act: OrderAct) => string | null {
  const { actor, settings, person } = useWorkplace();
  const known = useLive(settings) ?? undefined;
  const now = useNow();
  return (act) => whyNot(act, { order, settings: known, organisation: person.organisationId, actor: actor(), now });
}

function useAct(order: KnownOrder, failed: (sentence: string | null) => void) {
  const { act } = useWorkplace();
  const notify = useViewState((state) => state.notify);
  return async (name: OrderAct, intent: Intent) => {
    const outcome = await act(intent).catch(() => null);
    if (outcome === null) return failed(NOT_SAVED);
    if (outcome.type !== 'done') return failed(notDoneSentence(outcome));
    failed(null);
    notify({ words: `${order.number} ${DONE[name]}. ${SAVED}`, undo: outcome.row.id });
  };
}
