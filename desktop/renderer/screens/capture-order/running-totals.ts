// What the order comes to while it is typed: the domain's own sums, of the lines that can be read so far.
import type { Currency } from 'shared/currency';
import type { Money } from 'shared/money';
import { money } from 'shared/money';
import type { OrderContent } from 'shared/order/commands';
import { contentRefusal, kindOf } from 'shared/order/content';
import type { OrderKind } from 'shared/order/order';
import type { Totals } from 'shared/order/totals';
import { lineAmount, priced } from 'shared/order/totals';
import type { Figures } from './read-figures';
import { readLine } from './read-order';
import type { TypedLine } from './typed-order';

export type RunningTotals = {
  readonly kind: OrderKind;
  readonly lines: number;
  readonly items: number;
  readonly totals: Totals;
  /** In minor units, as entered: with tax or without, like the prices. */
  readonly shipping: number | null;
  /** In minor units, highest rate first. */
  readonly taxes: readonly { readonly basisPoints: number; readonly minor: number }[];
};

/** Null where it is more than can be counted exactly. */
export function runningTotals(content: OrderContent, currency: Currency): RunningTotals | null {
  if (isTooLarge(content)) return null;
  const { lines, shipping, totals } = priced({ ...content, currency });
  const taxes = new Map<number, number>();
  const note = (rate: number, tax: number) => taxes.set(rate, (taxes.get(rate) ?? 0) + tax);
  content.lines.forEach(({ taxBasisPoints }, position) => note(taxBasisPoints, lines[position]?.tax ?? 0));
  if (content.shipping !== null) note(content.shipping.taxBasisPoints, shipping.tax);
  return {
    kind: kindOf(content),
    lines: content.lines.length,
    items: content.lines.reduce((sum, { quantity }) => sum + Math.abs(quantity), 0),
    totals,
    shipping: content.shipping?.minor ?? null,
    taxes: [...taxes].sort(([a], [b]) => b - a).map(([basisPoints, minor]) => ({ basisPoints, minor })),
  };
}

/** What one line comes to, less its own discount; null while it cannot be read. The SKU may still be missing. */
export function lineTotal(typed: TypedLine, figures: Figures): Money | null {
  const { line } = readLine({ ...typed, sku: typed.sku.trim() || '-', creates: null }, figures);
  if (line === null || isTooLarge({ lines: [line] })) return null;
  return money(lineAmount(line, figures.currency), figures.currency);
}

const NOTHING: Omit<OrderContent, 'lines'> = {
  ...{ customerId: null, contact: null, reference: '', discount: null, shipping: null },
  ...{ taxIncluded: true, rounding: 'line' },
};

function isTooLarge({ lines }: Pick<OrderContent, 'lines'>): boolean {
  if (lines.length === 0) return false;
  // Signs and sizes are refused with words of their own; only what is too much to be added up has no total.
  const positive = lines.map((line) => ({ ...line, quantity: Math.abs(line.quantity), description: '', sku: '-' }));
  return contentRefusal({ ...NOTHING, lines: positive }) !== null;
}
