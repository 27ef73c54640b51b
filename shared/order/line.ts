// What an order line, a discount and shipping are, and the limits they are captured under.
import { z } from 'zod';
import { filledText, text } from '../text';
import { unitPriceSchema } from '../unit-price';
import { wholeNumber } from '../whole-number';

/** A rate in basis points of the amount, or an amount in minor units; an amount is given without sign. */
export const discountSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('rate'), basisPoints: wholeNumber(0, 10_000) }),
  z.strictObject({ type: z.literal('amount'), minor: wholeNumber(0, 1_000_000_000_000) }),
]);
export type Discount = z.infer<typeof discountSchema>;

export const lineSchema = z.strictObject({
  sku: filledText(64),
  description: text(500),
  quantity: wholeNumber(-1_000_000, 1_000_000),
  unitPrice: unitPriceSchema,
  discount: discountSchema.nullable(),
  taxBasisPoints: wholeNumber(0, 10_000),
});
export type Line = Readonly<z.infer<typeof lineSchema>>;

/** Shipping is a line of its own, with its own tax rate; in minor units, sign as the order's. */
export const shippingSchema = z.strictObject({
  minor: wholeNumber(-1_000_000_000_000, 1_000_000_000_000),
  taxBasisPoints: wholeNumber(0, 10_000),
});
export type Shipping = Readonly<z.infer<typeof shippingSchema>>;

/** Tax is rounded per line, or per rate over the whole order and then spread. */
export const roundingSchema = z.enum(['line', 'order']);
export type Rounding = z.infer<typeof roundingSchema>;

export const MAX_LINES = 1_500;
/** In bytes of the command's JSON, which is what the wire carries; one order always fits one push. */
export const MAX_ORDER_SIZE = 200_000;
