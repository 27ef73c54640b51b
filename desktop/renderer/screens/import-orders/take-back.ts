// Undo of a whole import: what was not sent is withdrawn, what was sent is cancelled where the order still allows it.
import type { CommandId, OrderId } from 'shared/ids';
import { orderId } from 'shared/ids';
import type { ActAll, Outcome } from '../../commands/act';
import type { Intent } from '../../commands/intent';
import type { NotDone } from '../../commands/judge';
import type { Withdrawal } from '../../commands/withdraw';
import type { Result, Undone } from './results';
import type { Entry } from './wizard';

const AT_ONCE = 20;

export type TakingBack = {
  readonly withdrawAll: (ids: readonly CommandId[]) => Promise<readonly Withdrawal[]>;
  readonly actAll: ActAll;
  /** Of the cancellations; people ask later. */
  readonly reason: string;
  readonly whyNot: (outcome: NotDone) => string;
  readonly breathe: () => Promise<void>;
  readonly told: (undone: ReadonlyMap<number, Undone>) => void;
};

type Placed = { readonly position: number; readonly id: CommandId; readonly order: OrderId };

/** The last one first, as undoing goes. Each placed order gets its own answer. */
export async function takeBack(
  entries: readonly Entry[],
  results: ReadonlyMap<number, Result>,
  taking: TakingBack,
): Promise<ReadonlyMap<number, Undone>> {
  const undone = new Map<number, Undone>();
  const placed = [...results].flatMap(([position, result]) => placedAt(entries, position, result)).reverse();
  for (let from = 0; from < placed.length; from += AT_ONCE) {
    const slice = placed.slice(from, from + AT_ONCE);
    const withdrawals = await taking.withdrawAll(slice.map(({ id }) => id));
    const sent: Placed[] = [];
    for (const [at, one] of slice.entries()) {
      if (withdrawals[at]?.type === 'withdrawn') undone.set(one.position, { type: 'withdrawn' });
      else sent.push(one);
    }
    const outcomes = await taking.actAll(sent.map(({ order }) => cancelling(order, taking.reason)));
    for (const [at, one] of sent.entries()) undone.set(one.position, afterCancelling(outcomes[at], taking.whyNot));
    taking.told(new Map(undone));
    await taking.breathe();
  }
  return undone;
}

function placedAt(entries: readonly Entry[], position: number, result: Result): readonly Placed[] {
  const verdict = entries[position]?.order.verdict;
  if (result.type !== 'imported' || verdict === undefined || verdict.type === 'rejected') return [];
  return [{ position, id: result.id, order: verdict.placement.orderId }];
}

const cancelling = (order: OrderId, reason: string): Intent => ({
  type: 'CancelOrder',
  subject: orderId(order),
  payload: { reason },
});

function afterCancelling(outcome: Outcome | undefined, whyNot: (outcome: NotDone) => string): Undone {
  if (outcome === undefined) throw new Error('a cancellation was not answered');
  return outcome.type === 'done' ? { type: 'cancelled' } : { type: 'kept', why: whyNot(outcome) };
}
