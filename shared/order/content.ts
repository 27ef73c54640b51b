// What makes the content of an order valid, whoever sends it, and what it adds up to.
import { canonicalJson } from '../canonical-json';
import type { Currency } from '../currency';
import { byteLength } from '../text';
import type { OrderContent } from './commands';
import { MAX_LINES, MAX_ORDER_SIZE } from './line';
import type { KnownOrder, OrderKind } from './order';
import type { OrderRefusal } from './refusals';

/** A hundred thousand million major units: sums, doubled by tax, stay exact in every currency. */
const HIGHEST_SUM = 100_000_000_000n * 10_000n;

/** Why this content cannot be an order; null when it can. Line numbers count from 1. */
export function contentRefusal(content: OrderContent): OrderRefusal | null {
  const { lines } = content;
  if (lines.length === 0) return { code: 'no-lines' };
  if (lines.length > MAX_LINES) return { code: 'too-many-lines', lines: lines.length, most: MAX_LINES };
  const size = byteLength(JSON.stringify(content));
  if (size > MAX_ORDER_SIZE) return { code: 'order-too-large', size, most: MAX_ORDER_SIZE };
  return quantityRefusal(content) ?? amountRefusal(content);
}

function quantityRefusal({ lines, shipping }: OrderContent): OrderRefusal | null {
  const zero = lines.findIndex(({ quantity }) => quantity === 0);
  if (zero >= 0) return { code: 'zero-quantity', line: zero + 1 };
  const sign = Math.sign(lines[0]?.quantity ?? 1);
  const mixed = lines.findIndex(({ quantity }) => Math.sign(quantity) !== sign);
  if (mixed >= 0) return { code: 'mixed-signs', line: mixed + 1 };
  if (shipping !== null && shipping.minor !== 0 && Math.sign(shipping.minor) !== sign) return { code: 'shipping-sign' };
  return null;
}

function amountRefusal({ lines }: OrderContent): OrderRefusal | null {
  const sum = lines.reduce((total, line) => total + BigInt(Math.abs(line.quantity)) * BigInt(line.unitPrice), 0n);
  return sum > HIGHEST_SUM ? { code: 'amount-too-large' } : null;
}

/** A sale has only positive quantities, a credit only negative ones. */
export const kindOf = ({ lines }: Pick<OrderContent, 'lines'>): OrderKind =>
  (lines[0]?.quantity ?? 1) < 0 ? 'credit' : 'sale';

/** The part of an order that its source determines: equal content means the same import again. */
export function sameContent(order: KnownOrder, payload: OrderContent & { readonly currency: Currency }): boolean {
  return canonicalJson(comparable(order)) === canonicalJson(comparable(payload));
}

function comparable(
  content: Omit<OrderContent, 'lines'> & { readonly lines: KnownOrder['lines']; readonly currency: Currency },
) {
  const { contact, reference, lines, discount, shipping, taxIncluded, rounding, currency } = content;
  return { contact, reference, lines, discount, shipping, taxIncluded, rounding, currency };
}
