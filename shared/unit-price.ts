// A unit price in whole ten-thousandths of the major unit, so that prices with up to four decimals are exact.
import type { Brand } from './brand';
import type { Currency } from './currency';
import { exponentOf } from './currency';
import { scaledInteger } from './money';
import { roundedQuotient, safe } from './rounding';
import { wholeNumber } from './whole-number';

export type UnitPrice = Brand<number, 'UnitPrice'>;

const DIGITS = 4;
/** One thousand million major units; keeps any line of a million pieces within exact integers. */
const HIGHEST = 1_000_000_000 * 10 ** DIGITS;

/** @param tenThousandths whole ten-thousandths of the major unit, zero or more; throws otherwise */
export function unitPrice(tenThousandths: number): UnitPrice {
  if (!Number.isSafeInteger(tenThousandths) || tenThousandths < 0)
    throw new Error(`not a unit price: ${tenThousandths}`);
  return tenThousandths as UnitPrice;
}

/** `'2.55'` → 25500. Null where it is no number, negative, or has more than four decimals that matter. */
export function unitPriceFromDecimal(text: string): UnitPrice | null {
  const scaled = scaledInteger(text, DIGITS);
  return scaled === null || scaled < 0 || scaled > HIGHEST ? null : unitPrice(scaled);
}

/** At least two decimals, at most four: `2.55`, `0.0175`. */
export function unitPriceDecimal(price: UnitPrice): string {
  const digits = String(price).padStart(DIGITS + 1, '0');
  return `${digits.slice(0, -DIGITS)}.${digits.slice(-DIGITS).replace(/0{1,2}$/, '')}`;
}

/** Quantity × unit price in minor units of the currency, half away from zero. */
export function extended(quantity: number, price: UnitPrice, currency: Currency): number {
  const exponent = exponentOf(currency);
  return safe(roundedQuotient(BigInt(quantity) * BigInt(price) * 10n ** BigInt(exponent), 10n ** BigInt(DIGITS)));
}

export const unitPriceSchema = wholeNumber(0, HIGHEST).transform(unitPrice);
