// A row per thing to look into, over the orders that have any, longest waiting first.
import type { Instant } from 'shared/instant';
import type { Money } from 'shared/money';
import type { KnownOrder } from 'shared/order/order';
import { grossOf } from 'shared/order/order';
import { unreachable } from 'shared/unreachable';
import type { WordId } from '../language/catalog';

export type WorkRow = {
  readonly key: string;
  readonly order: KnownOrder;
  readonly what: WordId;
  /** The code of our own refusal, where a rule of ours says otherwise; '' for none. */
  readonly reason: string;
  readonly ours: Money;
  /** Null where no second amount is known. */
  readonly theirs: Money | null;
  readonly at: Instant;
};

export function differencesIn(orders: readonly KnownOrder[]): readonly WorkRow[] {
  return oldestFirst(orders.flatMap((order) => order.differences.map((_, n) => differenceRow(order, n))));
}

export function debtsIn(orders: readonly KnownOrder[]): readonly WorkRow[] {
  return oldestFirst(
    orders.flatMap((order) =>
      order.debts.map(({ message, at }, n): WorkRow => ({
        ...{ key: `${order.id} ${n}`, order, at, reason: '', theirs: null },
        what: `work.debt.${message}`,
        ours: grossOf(order),
      })),
    ),
  );
}

function differenceRow(order: KnownOrder, n: number): WorkRow {
  const difference = order.differences[n];
  if (difference === undefined) throw new Error(`no difference ${n} on ${order.id}`);
  const row = { key: `${order.id} ${n}`, order, at: difference.at };
  switch (difference.type) {
    case 'amount-drift':
      return { ...row, what: 'work.drift', reason: '', ours: difference.ours, theirs: difference.theirs };
    case 'guard-failed':
      return {
        ...{ ...row, ours: grossOf(order), theirs: null, reason: difference.reason },
        what: `work.guard.${difference.status}`,
      };
    default:
      return unreachable(difference);
  }
}

const oldestFirst = (rows: readonly WorkRow[]): readonly WorkRow[] =>
  [...rows].sort((a, b) => (a.at === b.at ? (a.key < b.key ? -1 : 1) : a.at < b.at ? -1 : 1));
