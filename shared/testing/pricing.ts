// Any order that may be priced: lines of one sign, in currencies with none, two and three minor digits.
import * as fc from 'fast-check';
import { currency } from '../currency';
import type { Discount, Line, Shipping } from '../order/line';
import type { Pricing } from '../order/totals';
import { unitPrice } from '../unit-price';

export const anyCurrency = fc.constantFrom(...['JPY', 'EUR', 'KWD'].map(currency));
const rate = fc.oneof(fc.constantFrom(0, 700, 1_900, 10_000), fc.nat({ max: 10_000 }));

export const anyDiscount: fc.Arbitrary<Discount> = fc.oneof(
  fc.record({ type: fc.constant('rate' as const), basisPoints: rate }),
  fc.record({ type: fc.constant('amount' as const), minor: fc.nat({ max: 100_000 }) }),
);

const saleLine: fc.Arbitrary<Line> = fc.record({
  sku: fc.constantFrom('LAMP-1', 'ROPE-2'),
  description: fc.constant(''),
  quantity: fc.integer({ min: 1, max: 1_000 }),
  unitPrice: fc.oneof(fc.nat({ max: 50_000 }), fc.nat({ max: 10_000_000_000 })).map(unitPrice),
  discount: fc.option(anyDiscount),
  taxBasisPoints: rate,
});

const saleShipping: fc.Arbitrary<Shipping> = fc.record({ minor: fc.nat({ max: 100_000 }), taxBasisPoints: rate });

/** A sale with at least one line. */
export const anySale: fc.Arbitrary<Pricing> = fc.record({
  currency: anyCurrency,
  lines: fc.array(saleLine, { minLength: 1, maxLength: 12 }),
  discount: fc.option(anyDiscount),
  shipping: fc.option(saleShipping),
  taxIncluded: fc.boolean(),
  rounding: fc.constantFrom('line' as const, 'order' as const),
});

/** The credit that takes a sale back. */
export const reversed = (sale: Pricing): Pricing => ({
  ...sale,
  lines: sale.lines.map((line) => ({ ...line, quantity: -line.quantity })),
  shipping: sale.shipping === null ? null : { ...sale.shipping, minor: 0 - sale.shipping.minor },
});

export const anyPricing = fc.oneof(anySale, anySale.map(reversed));
