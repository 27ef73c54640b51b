// The sums of an order, by worked examples.
import { expect, test } from 'vitest';
import { currency } from '../currency';
import { EUR, line } from '../testing/examples';
import { unitPrice } from '../unit-price';
import type { Pricing } from './totals';
import { lineAmount, priced } from './totals';

const pricing = (changes: Partial<Pricing>): Pricing => ({
  currency: EUR,
  lines: [line()],
  discount: null,
  shipping: null,
  taxIncluded: false,
  rounding: 'line',
  ...changes,
});
const priceLine = (price: number, changes: Parameters<typeof line>[0] = {}) =>
  line({ quantity: 1, unitPrice: unitPrice(price), taxBasisPoints: 0, ...changes });
const totalsOf = (changes: Partial<Pricing>) => priced(pricing(changes)).totals;

test('MON-3 quantity times price keeps four decimals before it is rounded', () => {
  expect(lineAmount(line({ quantity: 3, unitPrice: unitPrice(175) }), EUR)).toBe(5); // 0.0525
  expect(lineAmount(line({ quantity: 1_000_000, unitPrice: unitPrice(175) }), EUR)).toBe(1_750_000);
});

test('MON-3 each currency has its own digits', () => {
  expect(lineAmount(line({ quantity: 2, unitPrice: unitPrice(25_500) }), currency('JPY'))).toBe(5);
  expect(lineAmount(line({ quantity: 2, unitPrice: unitPrice(25_500) }), currency('KWD'))).toBe(5_100);
});

test('MON-5 a line discount is a share or an amount, capped at the line', () => {
  expect(lineAmount(line({ discount: { type: 'rate', basisPoints: 1_500 } }), EUR)).toBe(433); // 510 − 76.5 rounded to 77
  expect(lineAmount(line({ discount: { type: 'amount', minor: 100 } }), EUR)).toBe(410);
  expect(lineAmount(line({ discount: { type: 'amount', minor: 999 } }), EUR)).toBe(0);
  expect(lineAmount(line({ quantity: -2, discount: { type: 'amount', minor: 100 } }), EUR)).toBe(-410);
});

test('MON-7 the order discount goes by largest remainder, ties to the earlier line', () => {
  const lines = [priceLine(10_000), priceLine(10_000), priceLine(10_000)];
  const { lines: parts, totals } = priced(pricing({ lines, discount: { type: 'amount', minor: 100 } }));
  expect(parts.map(({ net }) => net)).toEqual([66, 67, 67]);
  expect(totals).toMatchObject({ goods: 300, discount: 100, gross: 200 });
});

test('MON-7 the order discount does not touch shipping', () => {
  const shipping = { minor: 500, taxBasisPoints: 1_900 };
  expect(totalsOf({ shipping, discount: { type: 'rate', basisPoints: 10_000 } })).toMatchObject({
    goods: 510,
    discount: 510,
    net: 500,
    tax: 95,
  });
});

test('MON-8 tax by the line and tax by the order differ in the cents, and both sum', () => {
  const lines = [
    priceLine(1_000, { taxBasisPoints: 1_900 }),
    priceLine(1_000, { taxBasisPoints: 1_900 }),
    priceLine(1_000, { taxBasisPoints: 1_900 }),
  ];
  expect(totalsOf({ lines })).toMatchObject({ net: 30, tax: 6 }); // 3 × 1.9 rounded to 2
  expect(totalsOf({ lines, rounding: 'order' })).toMatchObject({ net: 30, tax: 6 }); // 5.7 rounded to 6
  const five = [...lines, ...lines];
  expect(totalsOf({ lines: five })).toMatchObject({ tax: 12 });
  expect(totalsOf({ lines: five, rounding: 'order' })).toMatchObject({ tax: 11 }); // 11.4
});

test('MON-8 included tax is taken out of the gross', () => {
  const lines = [priceLine(1_190_000, { taxBasisPoints: 1_900 })];
  expect(totalsOf({ lines, taxIncluded: true })).toMatchObject({ net: 10_000, tax: 1_900, gross: 11_900 });
  expect(totalsOf({ lines, taxIncluded: true, shipping: { minor: 107, taxBasisPoints: 700 } })).toMatchObject({
    tax: 1_907,
    gross: 12_007,
  });
});

test('MON-9 halves are rounded away from zero, for sales and for credits', () => {
  const half = { quantity: 1, unitPrice: unitPrice(50) }; // 0.0050
  expect(lineAmount(line(half), EUR)).toBe(1);
  expect(lineAmount(line({ ...half, quantity: -1 }), EUR)).toBe(-1);
});

test('MON-10 sums beyond exact whole numbers stop loudly', () => {
  const dear = line({ quantity: 1_000_000, unitPrice: unitPrice(10_000_000_000_000) });
  expect(() => totalsOf({ lines: [dear] })).toThrow('amount too large');
});
