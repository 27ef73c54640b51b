// The sums of an order: discount, tax and gross, such that parts always add up to the whole.
import type { Currency } from '../currency';
import { roundedQuotient, safe, spread } from '../rounding';
import { extended } from '../unit-price';
import type { Discount, Line, Rounding, Shipping } from './line';

export type Pricing = {
  readonly currency: Currency;
  readonly lines: readonly Line[];
  readonly discount: Discount | null;
  readonly shipping: Shipping | null;
  /** Whether the unit prices contain tax. */
  readonly taxIncluded: boolean;
  readonly rounding: Rounding;
};

/** All in minor units of the order's currency; `net + tax = gross` on each. */
export type Amounts = { readonly net: number; readonly tax: number; readonly gross: number };
export type Totals = Amounts & {
  /** Lines after their own discounts, before the order's. */
  readonly goods: number;
  /** What the order's own discount took off, sign as the goods. */
  readonly discount: number;
};
export type PricedOrder = { readonly lines: readonly Amounts[]; readonly shipping: Amounts; readonly totals: Totals };

const BASIS = 10_000n;
const NOTHING: Amounts = { net: 0, tax: 0, gross: 0 };

/** Prices each line, spreads the order discount, adds tax and shipping. Parts sum to the whole exactly. */
export function priced(pricing: Pricing): PricedOrder {
  const goods = pricing.lines.map((line) => lineAmount(line, pricing.currency));
  const goodsTotal = total(goods);
  const discount = discountOn(goodsTotal, pricing.discount);
  const shares = spread(discount, goods);
  const taxables: Taxable[] = goods.map((amount, position) => ({
    amount: amount - (shares[position] ?? 0),
    rate: pricing.lines[position]?.taxBasisPoints ?? 0,
  }));
  const { shipping } = pricing;
  if (shipping !== null) taxables.push({ amount: shipping.minor, rate: shipping.taxBasisPoints });
  const taxes = pricing.rounding === 'line' ? taxPerLine(taxables, pricing) : taxPerRate(taxables, pricing);
  const amounts = taxables.map(({ amount }, position) => split(amount, taxes[position] ?? 0, pricing.taxIncluded));
  const shippingAmounts = shipping === null ? NOTHING : (amounts.at(-1) ?? NOTHING);
  return {
    lines: amounts.slice(0, goods.length),
    shipping: shippingAmounts,
    totals: { ...summed(amounts), goods: goodsTotal, discount },
  };
}

/** Quantity × price less the line's own discount, in minor units; a discount never turns the sign. */
export function lineAmount(line: Line, currency: Currency): number {
  const amount = extended(line.quantity, line.unitPrice, currency);
  return amount - discountOn(amount, line.discount);
}

/** The discount on an amount, with the amount's sign; an amount discount is capped at the whole. */
export function discountOn(amount: number, discount: Discount | null): number {
  if (discount === null || amount === 0) return 0;
  if (discount.type === 'rate') return share(amount, discount.basisPoints, BASIS);
  return Math.min(discount.minor, Math.abs(amount)) * Math.sign(amount) || 0;
}

type Taxable = { readonly amount: number; readonly rate: number };
type TaxRule = Pick<Pricing, 'taxIncluded'>;

function taxPerLine(taxables: readonly Taxable[], rule: TaxRule): number[] {
  return taxables.map(({ amount, rate }) => taxOn(amount, rate, rule));
}

/** Tax per rate on the sum of its lines, then spread over these lines by amount. */
function taxPerRate(taxables: readonly Taxable[], rule: TaxRule): number[] {
  const taxes = taxables.map(() => 0);
  for (const rate of new Set(taxables.map((taxable) => taxable.rate))) {
    const positions = [...taxables.keys()].filter((position) => taxables[position]?.rate === rate);
    const amounts = positions.map((position) => taxables[position]?.amount ?? 0);
    const shares = spread(taxOn(total(amounts), rate, rule), amounts);
    positions.forEach((position, index) => (taxes[position] = shares[index] ?? 0));
  }
  return taxes;
}

function taxOn(amount: number, rate: number, { taxIncluded }: TaxRule): number {
  return share(amount, rate, taxIncluded ? BASIS + BigInt(rate) : BASIS);
}

function share(amount: number, basisPoints: number, base: bigint): number {
  return safe(roundedQuotient(BigInt(amount) * BigInt(basisPoints), base));
}

function split(amount: number, tax: number, taxIncluded: boolean): Amounts {
  return taxIncluded ? { net: amount - tax, tax, gross: amount } : { net: amount, tax, gross: amount + tax };
}

function summed(amounts: readonly Amounts[]): Amounts {
  return {
    net: total(amounts.map(({ net }) => net)),
    tax: total(amounts.map(({ tax }) => tax)),
    gross: total(amounts.map(({ gross }) => gross)),
  };
}

function total(parts: readonly number[]): number {
  return safe(parts.reduce((sum, part) => sum + BigInt(part), 0n));
}
