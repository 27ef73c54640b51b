// Money is a whole number of minor units and its currency; amounts of two currencies never meet.
import { z } from 'zod';
import type { Currency } from './currency';
import { currencySchema, exponentOf } from './currency';
import { safe } from './rounding';
import { wholeNumber } from './whole-number';

export type Money = { readonly minor: number; readonly currency: Currency };

/** @param minor whole minor units (cents, yen, fils) within the safe integers; throws otherwise */
export function money(minor: number, currency: Currency): Money {
  if (!Number.isSafeInteger(minor)) throw new Error(`not a whole amount of minor units: ${minor}`);
  return { minor: minor === 0 ? 0 : minor, currency };
}

export const zero = (currency: Currency): Money => ({ minor: 0, currency });

/** @throws when the currencies differ, or the sum leaves the safe integers */
export function add(a: Money, b: Money): Money {
  return money(safe(BigInt(a.minor) + BigInt(sameCurrency(a, b).minor)), a.currency);
}

/** @throws when the currencies differ */
export function subtract(a: Money, b: Money): Money {
  return money(safe(BigInt(a.minor) - BigInt(sameCurrency(a, b).minor)), a.currency);
}

export const equal = (a: Money, b: Money) => a.minor === b.minor && a.currency === b.currency;

/** Sum of amounts of one currency; nothing sums to zero of it. */
export function sum(amounts: readonly Money[], currency: Currency): Money {
  return amounts.reduce(add, zero(currency));
}

/** Decimal text with the currency's own digits: `-1204.50`, `500` (JPY), `1.250` (KWD). */
export function decimalOf({ minor, currency }: Money): string {
  const exponent = exponentOf(currency);
  const digits = String(Math.abs(minor)).padStart(exponent + 1, '0');
  const sign = minor < 0 ? '-' : '';
  return exponent === 0 ? sign + digits : `${sign}${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`;
}

/** Reads decimal text exactly; null when it is no number, has digits the currency does not, or is too large. */
export function moneyFromDecimal(text: string, currency: Currency): Money | null {
  const minor = scaledInteger(text, exponentOf(currency));
  return minor === null ? null : money(minor, currency);
}

/**
 * Decimal text as a whole number of 10^-digits: `scaledInteger('2.55', 4)` is 25500. Zeros beyond `digits`
 * are allowed, other digits beyond are not. Null where it is no plain decimal or leaves the safe integers.
 */
export function scaledInteger(text: string, digits: number): number | null {
  const match = /^([+-]?)(\d{1,18})(?:\.(\d{1,30}))?$/.exec(text.trim());
  if (match === null) return null;
  const [, sign, whole = '0', fraction = ''] = match;
  if (/[1-9]/.test(fraction.slice(digits))) return null;
  const scaled = Number(BigInt(whole + fraction.slice(0, digits).padEnd(digits, '0')));
  if (!Number.isSafeInteger(scaled)) return null;
  return sign === '-' && scaled !== 0 ? -scaled : scaled;
}

function sameCurrency(a: Money, b: Money): Money {
  if (a.currency !== b.currency) throw new Error(`amounts in ${a.currency} and ${b.currency} do not add up`);
  return b;
}

export const moneySchema = z.strictObject({
  minor: wholeNumber(Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER),
  currency: currencySchema,
});
