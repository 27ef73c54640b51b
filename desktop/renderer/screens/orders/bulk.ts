// One act on many orders: what would become of each, and what did.
import type { KnownOrder } from 'shared/order/order';
import type { Outcome } from '../../commands/act';
import type { Impossible, OrderAct, Seen } from '../../commands/allowed';
import { whyNot } from '../../commands/allowed';
import type { OutboxRow } from '../../local/store';

export type BulkAct = Extract<OrderAct, 'CompleteOrder' | 'CancelOrder'>;
export const BULK_ACTS = ['CompleteOrder', 'CancelOrder'] as const satisfies readonly BulkAct[];

/** `cannot`: by its number, with the reason `decide` gives, as a sentence. */
export type DryRun = {
  readonly can: readonly KnownOrder[];
  readonly cannot: readonly { readonly number: string; readonly reason: string }[];
};

export function dryRun(
  act: BulkAct,
  orders: readonly KnownOrder[],
  seen: Omit<Seen, 'order'>,
  sentence: (why: Impossible) => string,
): DryRun {
  const answers = orders.map((order) => {
    const why = whyNot(act, { ...seen, order });
    return { order, reason: why === null ? null : sentence(why) };
  });
  return {
    can: answers.flatMap(({ order, reason }) => (reason === null ? [order] : [])),
    cannot: answers.flatMap(({ order, reason }) => (reason === null ? [] : [{ number: order.number, reason }])),
  };
}

export type BulkResult = {
  readonly done: readonly OutboxRow[];
  readonly failed: readonly { readonly number: string; readonly reason: string }[];
};

/** One after the other: each is on disk before the next is asked for, and one that fails stops no other. */
export async function runAll(
  orders: readonly KnownOrder[],
  actOn: (order: KnownOrder) => Promise<Outcome>,
  reasonOf: (outcome: Exclude<Outcome, { type: 'done' }> | null) => string,
): Promise<BulkResult> {
  const done: OutboxRow[] = [];
  const failed: { number: string; reason: string }[] = [];
  for (const order of orders) {
    const outcome = await actOn(order).catch(() => null);
    if (outcome?.type === 'done') done.push(outcome.row);
    else failed.push({ number: order.number, reason: reasonOf(outcome) });
  }
  return { done, failed };
}
