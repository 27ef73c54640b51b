// Money and unit prices: exact in, exact out, and never two currencies in one sum.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { currency, currencySchema, exponentOf, isCurrency } from './currency';
import {
  add,
  decimalOf,
  equal,
  money,
  moneyFromDecimal,
  moneySchema,
  scaledInteger,
  subtract,
  sum,
  zero,
} from './money';
import { roundedQuotient, safe, spread } from './rounding';
import { EUR, euro } from './testing/examples';
import { anyCurrency } from './testing/pricing';
import { extended, unitPrice, unitPriceDecimal, unitPriceFromDecimal, unitPriceSchema } from './unit-price';

const JPY = currency('JPY');
const KWD = currency('KWD');

describe('money', () => {
  test('MON-1 two currencies do not add up', () => {
    expect(() => add(euro(1), money(1, JPY))).toThrow('EUR and JPY');
    expect(() => subtract(euro(1), money(1, JPY))).toThrow('EUR and JPY');
    expect(() => sum([euro(1), money(1, JPY)], EUR)).toThrow('EUR and JPY');
    expect(equal(euro(1), money(1, JPY))).toBe(false);
  });

  test('MON-1 an amount is a whole number of minor units', () => {
    expect(() => money(0.1 + 0.2, EUR)).toThrow('not a whole amount');
    expect(() => money(Number.NaN, EUR)).toThrow('not a whole amount');
    expect(Object.is(money(-0, EUR).minor, 0)).toBe(true);
    expect(sum([euro(10), euro(-30)], EUR)).toEqual(euro(-20));
    expect(sum([], EUR)).toEqual(zero(EUR));
  });

  test('MON-1 a currency is one of ISO 4217, with its own digits', () => {
    expect([exponentOf(JPY), exponentOf(EUR), exponentOf(KWD), exponentOf(currency('CLF'))]).toEqual([0, 2, 3, 4]);
    expect(isCurrency('eur')).toBe(false);
    expect(() => currency('XXX')).toThrow('not an ISO 4217 currency');
    expect(currencySchema.safeParse('toString').success).toBe(false);
  });

  test('MON-10 sums that would lose digits stop loudly', () => {
    expect(() => add(euro(Number.MAX_SAFE_INTEGER), euro(1))).toThrow('amount too large');
    expect(() => safe(2n ** 53n)).toThrow('amount too large');
  });

  test('MON-2 decimal text has the digits of its currency', () => {
    expect([euro(-120_450), euro(7), euro(0), money(500, JPY), money(1_250, KWD)].map(decimalOf)).toEqual([
      '-1204.50',
      '0.07',
      '0.00',
      '500',
      '1.250',
    ]);
  });

  test('MON-2 what was written is read back', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), anyCurrency, (minor, code) => {
        expect(moneyFromDecimal(decimalOf(money(minor, code)), code)).toEqual(money(minor, code));
      }),
    );
  });

  test('MON-2 text that is no exact amount is none', () => {
    for (const text of [
      '',
      '1,50',
      '1.505',
      '1e3',
      '0x10',
      'NaN',
      '--1',
      '1.',
      '.5',
      '90071992547409.93',
      '9'.repeat(40),
    ])
      expect(moneyFromDecimal(text, EUR), text).toBeNull();
    expect(moneyFromDecimal(' +1.500 ', EUR)).toEqual(euro(150));
    expect(moneyFromDecimal('-0', EUR)).toEqual(euro(0));
    expect(scaledInteger('2.55', 4)).toBe(25_500);
  });

  test('MON-1 money from outside is checked', () => {
    expect(moneySchema.parse({ minor: -0, currency: 'EUR' })).toStrictEqual({ minor: 0, currency: 'EUR' });
    for (const minor of [1.5, Number.NaN, Infinity, 2 ** 53 + 1, 1e308, '1', null])
      expect(moneySchema.safeParse({ minor, currency: 'EUR' }).success).toBe(false);
    expect(moneySchema.safeParse({ minor: 1, currency: 'EUR', note: '' }).success).toBe(false);
  });
});

describe('unit prices', () => {
  test('MON-3 four decimals are exact, more are refused where they matter', () => {
    expect(unitPriceFromDecimal('2.55')).toBe(25_500);
    expect(unitPriceFromDecimal('0.0175')).toBe(175);
    expect(unitPriceFromDecimal('0.01750')).toBe(175);
    expect(unitPriceFromDecimal('0.01755')).toBeNull();
    expect(unitPriceFromDecimal('-1')).toBeNull();
    expect(unitPriceFromDecimal('1000000000.0001')).toBeNull();
  });

  test('MON-3 a price reads as it was written', () => {
    expect([25_500, 175, 0, 100_000, 10].map((price) => unitPriceDecimal(unitPrice(price)))).toEqual([
      '2.55',
      '0.0175',
      '0.00',
      '10.00',
      '0.001',
    ]);
    fc.assert(
      fc.property(fc.nat({ max: 2 ** 31 - 1 }), (price) => {
        expect(unitPriceFromDecimal(unitPriceDecimal(unitPrice(price)))).toBe(price);
      }),
    );
  });

  test('MON-3 a price is whole, not negative and bounded', () => {
    expect(() => unitPrice(-1)).toThrow('not a unit price');
    expect(() => unitPrice(0.5)).toThrow('not a unit price');
    for (const price of [-1, 0.5, 10_000_000_000_001, '1'])
      expect(unitPriceSchema.safeParse(price).success).toBe(false);
  });

  test('MON-3 quantity times price is exact where numbers would not be', () => {
    const [quantity, price] = [899_999, 999_999_999_998];
    expect(extended(quantity, unitPrice(price), EUR)).toBe(8_999_989_999_982_000);
    expect(Math.round((quantity * price) / 100)).not.toBe(8_999_989_999_982_000);
  });
});

describe('rounding', () => {
  test('MON-9 halves go away from zero', () => {
    expect([5n, 4n, -5n, -4n, 15n].map((numerator) => roundedQuotient(numerator, 10n))).toEqual([1n, 0n, -1n, 0n, 2n]);
  });

  test('MON-7 what is spread sums to the whole, each part within one unit of its share', () => {
    const weights = fc.array(fc.integer({ min: -1_000_000, max: 1_000_000 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(fc.integer({ min: -1_000_000, max: 1_000_000 }), weights, (total, sizes) => {
        const parts = spread(total, sizes);
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(total);
        const whole = sizes.reduce((sum, size) => sum + Math.abs(size), 0);
        if (whole > 0)
          parts.forEach((part, n) =>
            expect(Math.abs(part - (total * Math.abs(sizes[n] ?? 0)) / whole)).toBeLessThan(1),
          );
        expect(parts.some((part) => Object.is(part, -0))).toBe(false);
      }),
    );
  });

  test('MON-7 without weights the first part takes all', () => {
    expect(spread(7, [0, 0])).toEqual([7, 0]);
    expect(spread(7, [])).toEqual([]);
  });
});
