// What holds of every order's sums, whatever is on it.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyDiscount, anyPricing, anySale, reversed } from '../testing/pricing';
import type { Amounts, PricedOrder, Pricing } from './totals';
import { discountOn, lineAmount, priced } from './totals';

const sumOf = (amounts: readonly number[]) => amounts.reduce((sum, amount) => sum + amount, 0);
const partsOf = ({ lines, shipping }: PricedOrder): readonly Amounts[] => [...lines, shipping];
const holds = (predicate: (pricing: Pricing) => void, pricings = anyPricing) => {
  fc.assert(fc.property(pricings, predicate), { numRuns: 500 });
};

test('MON-4 net and tax are the gross, and lines with shipping are the totals', () => {
  holds((pricing) => {
    const result = priced(pricing);
    for (const { net, tax, gross } of [...partsOf(result), result.totals]) expect(net + tax).toBe(gross);
    for (const name of ['net', 'tax', 'gross'] as const)
      expect(sumOf(partsOf(result).map((part) => part[name]))).toBe(result.totals[name]);
  });
});

test('MON-4 goods less discount plus shipping are what is taxed', () => {
  holds((pricing) => {
    const { totals } = priced(pricing);
    const taxed = pricing.taxIncluded ? totals.gross : totals.net;
    expect(totals.goods - totals.discount + (pricing.shipping?.minor ?? 0)).toBe(taxed);
    expect(totals.goods).toBe(sumOf(pricing.lines.map((line) => lineAmount(line, pricing.currency))));
  });
});

test('MON-5 a discount of 100 % leaves exactly 0 of the goods', () => {
  holds((pricing) => {
    const { lines, totals } = priced({ ...pricing, discount: { type: 'rate', basisPoints: 10_000 }, shipping: null });
    expect(totals).toMatchObject({ net: 0, tax: 0, gross: 0, discount: totals.goods });
    expect(lines).toEqual(pricing.lines.map(() => ({ net: 0, tax: 0, gross: 0 })));
  });
});

test('MON-5 a discount never turns the sign and never exceeds the amount', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1_000_000, max: 1_000_000 }), anyDiscount, (amount, discount) => {
      const taken = discountOn(amount, discount);
      expect(Math.abs(taken)).toBeLessThanOrEqual(Math.abs(amount));
      expect(taken === 0 || Math.sign(taken) === Math.sign(amount)).toBe(true);
    }),
  );
});

test('MON-6 a credit mirrors the signs of its sale', () => {
  const negated = (amounts: Amounts) => ({ net: 0 - amounts.net, tax: 0 - amounts.tax, gross: 0 - amounts.gross });
  holds((sale) => {
    const sold = priced(sale);
    const credited = priced(reversed(sale));
    expect(credited.lines).toEqual(sold.lines.map(negated));
    expect(credited.totals).toMatchObject(negated(sold.totals));
  }, anySale);
});

test('MON-7 the order discount takes from each line its share, give or take one unit, and nothing from shipping', () => {
  holds((pricing) => {
    const { lines, shipping, totals } = priced({ ...pricing, taxIncluded: true });
    const goods = pricing.lines.map((line) => lineAmount(line, pricing.currency));
    lines.forEach(({ gross }, position) => {
      const amount = goods[position] ?? 0;
      const share = totals.goods === 0 ? 0 : Number((BigInt(totals.discount) * BigInt(amount)) / BigInt(totals.goods));
      expect(Math.abs(amount - gross - share)).toBeLessThanOrEqual(1);
    });
    expect(shipping.gross).toBe(pricing.shipping?.minor ?? 0);
  });
});

test('MON-8 tax is the exact tax of its rate, within half a unit where it is rounded', () => {
  const exact = (amount: number, rate: number, included: boolean) =>
    (amount * rate) / (included ? 10_000 + rate : 10_000);
  holds((pricing) => {
    const result = priced(pricing);
    const rates = [...pricing.lines.map(({ taxBasisPoints }) => taxBasisPoints), pricing.shipping?.taxBasisPoints ?? 0];
    const taxed = partsOf(result).map(({ net, gross, tax }, position) => ({
      tax,
      rate: rates[position] ?? 0,
      exact: exact(pricing.taxIncluded ? gross : net, rates[position] ?? 0, pricing.taxIncluded),
    }));
    const groups =
      pricing.rounding === 'line'
        ? taxed.map((one) => [one])
        : [...new Set(rates)].map((rate) => taxed.filter((one) => one.rate === rate));
    for (const group of groups)
      expect(Math.abs(sumOf(group.map(({ tax }) => tax)) - sumOf(group.map((one) => one.exact)))).toBeLessThanOrEqual(
        0.5 + 1e-3,
      );
  });
});

test('MON-10 every amount is a whole number that JSON keeps as it is', () => {
  holds((pricing) => {
    const result = priced(pricing);
    expect(JSON.parse(JSON.stringify(result))).toEqual(result);
    for (const part of [...partsOf(result), result.totals])
      for (const amount of Object.values(part)) expect(Number.isSafeInteger(amount)).toBe(true);
  });
});
