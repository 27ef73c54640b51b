// Places what was typed: read, decided, on disk, and only then gone from the form.
import { useRef, useState } from 'react';
import type { Currency } from 'shared/currency';
import { orderId } from 'shared/ids';
import type { OrderContent } from 'shared/order/commands';
import type { Outcome } from '../../commands/act';
import type { Intent } from '../../commands/intent';
import { orderNumber } from '../../commands/order-number';
import { useSay } from '../language/language';
import { useSentences } from '../outcome-sentence';
import type { Editing } from '../view-state';
import { useViewState } from '../view-state';
import type { Workplace } from '../workplace';
import { useWorkplace } from '../workplace';

/** `outcome` is null where it could not be written down. */
type Refused = { readonly outcome: Exclude<Outcome, { type: 'done' }> | null } | null;
type Order = OrderContent & { readonly currency: Currency };

export type Placing = {
  /**
   * True once the order is on disk.
   * @param before what must exist first
   * @param created told of each of these as it is on disk
   */
  readonly place: (order: Order, before: readonly Intent[], created: (intent: Intent) => void) => Promise<boolean>;
  /** Why the last try did not go through; null where it did. */
  readonly refused: string | null;
};

export function usePlacing(editing: Editing | null): Placing {
  const workplace = useWorkplace();
  const notify = useViewState((state) => state.notify);
  const say = useSay();
  const [refused, setRefused] = useState<Refused>(null);
  const { notDone } = useSentences();
  const isPlacing = useRef(false);

  const inTurn = async (order: Order, before: readonly Intent[], created: (intent: Intent) => void) => {
    for (const intent of before) {
      const outcome = await workplace.act(intent);
      if (outcome.type !== 'done') return outcome;
      created(intent);
    }
    return placed(workplace, editing, order);
  };
  const place: Placing['place'] = async (order, before, created) => {
    if (isPlacing.current) return false; // a second press while the first is being written is not a second order
    isPlacing.current = true;
    const outcome = await inTurn(order, before, created).catch(() => null);
    isPlacing.current = false;
    if (outcome?.type !== 'done') {
      setRefused({ outcome });
      return false;
    }
    setRefused(null);
    notify({ words: say('capture.placed', { number: String(outcome.row.payload['number']) }), undo: outcome.row.id });
    return true;
  };
  return { place, refused: refused === null ? null : notDone(refused.outcome) };
}

/** An order that was refused keeps its id and its number: people may have read it out already. */
function placed(workplace: Workplace, editing: Editing | null, order: Order): Promise<Outcome> {
  const intent = (subject: string, number: string): Intent => ({
    type: 'PlaceOrder',
    subject: orderId(subject),
    payload: { ...order, number, origin: 'desk', source: '' },
  });
  if (editing !== null) return workplace.reissue(editing.refused, intent(editing.subject, editing.number));
  const subject = workplace.newId();
  return workplace.act((seq) => intent(subject, orderNumber(workplace.person.deviceCode, seq)));
}
