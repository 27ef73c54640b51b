// Payment is computed from its entries, never stored as a verdict (ORD-13).
import type { Money } from '../money';

/** Money that moved or was promised for one order; amounts are positive and in the order's currency. */
export type PaymentEntry = {
  readonly id: string;
  readonly kind: 'authorized' | 'captured' | 'voided' | 'refund-granted' | 'refund-settled' | 'refund-failed';
  readonly amount: Money;
  /** The grant a settled or failed refund belongs to. */
  readonly refundId: string | null;
};

export type PaymentState = 'none' | 'partial' | 'full' | 'over';

/** Sums in minor units. `refunded` counts grants that did not fail, settled or not; `settled` what has left of them. */
export type PaymentSums = { readonly captured: number; readonly refunded: number; readonly settled: number };

export function paymentSums(entries: readonly PaymentEntry[]): PaymentSums {
  const failed = new Set(
    entries.flatMap(({ kind, refundId }) => (kind === 'refund-failed' && refundId !== null ? [refundId] : [])),
  );
  const standing = entries.filter(
    ({ kind, id, refundId }) => !failed.has(kind === 'refund-granted' ? id : (refundId ?? '')),
  );
  const sumOf = (kind: PaymentEntry['kind']) =>
    standing.reduce((sum, entry) => (entry.kind === kind ? sum + entry.amount.minor : sum), 0);
  return { captured: sumOf('captured'), refunded: sumOf('refund-granted'), settled: sumOf('refund-settled') };
}

/**
 * What came in and stayed, against the gross less granted refunds: between grant and settlement of a refund an order
 * that was paid is `over`, for the money is still ours.
 * @param gross in minor units; nothing is owed to us on zero and on a credit
 */
export function paymentState(gross: number, entries: readonly PaymentEntry[]): PaymentState {
  const { captured, refunded, settled } = paymentSums(entries);
  const owed = Math.max(0, gross - refunded);
  const kept = captured - settled;
  if (kept > owed) return 'over';
  if (kept === owed || gross <= 0) return 'full';
  return kept > 0 ? 'partial' : 'none';
}
