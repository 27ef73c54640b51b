// One figure of the form each: what was typed as the whole number the business counts in; null where it is none.
import type { Currency } from 'shared/currency';
import { exponentOf } from 'shared/currency';
import { moneyFromDecimal, scaledInteger } from 'shared/money';
import type { Discount } from 'shared/order/line';
import type { UnitPrice } from 'shared/unit-price';
import { unitPriceFromDecimal } from 'shared/unit-price';
import { calculated } from './calculated';
import type { Mark } from './plain-decimal';

const MOST_PIECES = 1_000_000;
const ALL = 10_000;
const PRICE_DIGITS = 4;

/** How figures are written and counted where this order is captured. */
export type Figures = { readonly currency: Currency; readonly decimal: Mark };

/** Half a piece is none, whether typed or calculated. */
export function readQuantity(typed: string, { decimal }: Figures): number | null {
  const pieces = scaledInteger(calculated(typed, decimal, PRICE_DIGITS) ?? '', 0);
  return pieces === null || pieces === 0 || Math.abs(pieces) > MOST_PIECES ? null : pieces;
}

export const readPrice = (typed: string, { decimal }: Figures): UnitPrice | null =>
  unitPriceFromDecimal(calculated(typed, decimal, PRICE_DIGITS) ?? '');

/** `19`, `7,5` or `19 %` in basis points; nothing typed is no tax. */
export function readRate(typed: string, { decimal }: Figures): number | null {
  const text = typed.replace(/%\s*$/, '');
  if (typed.trim() === '') return 0;
  const points = scaledInteger(calculated(text, decimal, 2) ?? '', 2);
  return points === null || points < 0 || points > ALL ? null : points;
}

/** In minor units; its sign is the person's to give. */
export const readAmount = (typed: string, { currency, decimal }: Figures): number | null =>
  moneyFromDecimal(calculated(typed, decimal, exponentOf(currency)) ?? '', currency)?.minor ?? null;

export type ReadDiscount =
  { readonly type: 'read'; readonly discount: Discount | null } | { readonly type: 'unreadable' };

/** A share where it ends in `%`, else an amount; neither has a sign. */
export function readDiscount(typed: string, figures: Figures): ReadDiscount {
  if (typed.trim() === '') return { type: 'read', discount: null };
  const isShare = typed.trim().endsWith('%');
  const value = isShare ? readRate(typed, figures) : readAmount(typed, figures);
  if (value === null || value < 0 || typed.trim() === '%') return { type: 'unreadable' };
  return {
    type: 'read',
    discount: isShare ? { type: 'rate', basisPoints: value } : { type: 'amount', minor: value },
  };
}
