// Places what was typed: read, decided, on disk, and only then gone from the form.
import { useState } from 'react';
import { orderId } from 'shared/ids';
import type { Currency } from 'shared/currency';
import type { OrderContent } from 'shared/order/commands';
import type { Outcome } from '../../commands/act';
import type { Intent } from '../../commands/intent';
import { orderNumber } from '../../commands/order-number';
import { NOT_SAVED, SAVED, notDoneSentence } from '../outcome-sentence';
import type { Editing } from '../view-state';
import { useViewState } from '../view-state';
import type { Workplace } from '../workplace';
import { useWorkplace } from '../workplace';

export type Placing = {
  /** True once the order is on disk. */
  readonly place: (content: OrderContent) => Promise<boolean>;
  /** Why the last try did not go through; null where it did. */
  readonly refused: string | null;
};

export function usePlacing(editing: Editing | null, currency: Currency): Placing {
  const workplace = useWorkplace();
  const notify = useViewState((state) => state.notify);
  const [refused, setRefused] = useState<string | null>(null);
  const place = async (content: OrderContent) => {
    const outcome = await placed(workplace, editing, { ...content, currency }).catch(() => null);
    const why = outcome === null ? NOT_SAVED : outcome.type === 'done' ? null : notDoneSentence(outcome);
    setRefused(why);
    if (outcome?.type !== 'done') return false;
    notify({ words: `${String(outcome.row.payload['number'])} placed. ${SAVED}`, undo: outcome.row.id });
    return true;
  };
  return { place, refused };
}

/** An order that was refused keeps its id and its number: people may have read it out already. */
function placed(
  workplace: Workplace,
  editing: Editing | null,
  content: OrderContent & { readonly currency: Currency },
): Promise<Outcome> {
  const intent = (subject: string, number: string): Intent => ({
    type: 'PlaceOrder',
    subject: orderId(subject),
    payload: { ...content, number, origin: 'desk', source: '' },
  });
  if (editing !== null) return workplace.reissue(editing.refused, intent(editing.subject, editing.number));
  const subject = workplace.newId();
  return workplace.act((seq) => intent(subject, orderNumber(workplace.person.deviceCode, seq)));
}
