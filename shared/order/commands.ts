// What may be asked of an order, with the schema of each payload.
import { z } from 'zod';
import { currencySchema } from '../currency';
import type { CommandOf } from '../envelope';
import type { OrderId } from '../ids';
import { customerId, uuidSchema } from '../ids';
import { moneySchema } from '../money';
import { filledText, text } from '../text';
import { wholeNumber } from '../whole-number';
import { discountSchema, lineSchema, roundingSchema, shippingSchema } from './line';

export const contactSchema = z.strictObject({ fullName: text(200).nullable(), email: text(320).nullable() });
const customerIdSchema = uuidSchema.transform(customerId);

const contentShape = {
  customerId: customerIdSchema.nullable(),
  contact: contactSchema.nullable(),
  reference: text(100),
  lines: z.array(lineSchema),
  discount: discountSchema.nullable(),
  shipping: shippingSchema.nullable(),
  taxIncluded: z.boolean(),
  rounding: roundingSchema,
};
const contentSchema = z.strictObject(contentShape);
export type OrderContent = Readonly<z.infer<typeof contentSchema>>;

export const placeOrderSchema = z.strictObject({
  ...contentShape,
  number: filledText(50),
  origin: z.enum(['desk', 'import']),
  source: text(100),
  currency: currencySchema,
});
export const amendOrderSchema = contentSchema;
export const addNoteSchema = z.strictObject({ noteId: uuidSchema, text: filledText(2_000) });
export const placeHoldSchema = z.strictObject({ holdId: uuidSchema, reason: filledText(500) });
export const releaseHoldSchema = z.strictObject({ holdId: uuidSchema });
export const completeOrderSchema = z.strictObject({});
export const cancelOrderSchema = z.strictObject({ reason: filledText(500) });
export const retryOrderSchema = z.strictObject({});

/** The shop's own words, already read: `total` in the currency configured for its source. */
export const recordCheckoutSchema = z.strictObject({
  source: filledText(100),
  basketId: filledText(100),
  contact: contactSchema,
  total: moneySchema,
});
export const recordBasketDeletionSchema = z.strictObject({
  outcome: z.enum(['complete', 'failed']),
  basketId: filledText(100),
  email: text(320).nullable(),
  total: moneySchema,
});
export const recordShopStatusSchema = z.strictObject({
  status: z.enum(['completed', 'cancelled']),
  basketId: filledText(100),
  contact: contactSchema,
  total: moneySchema,
});
/** `attempts` is the order's count when the deadline was set: an overtaken deadline does nothing. */
export const passDeadlineSchema = z.strictObject({ attempts: wholeNumber(0, 1_000) });

type Command<Type extends string, Schema extends z.ZodType> = CommandOf<Type, OrderId, Readonly<z.infer<Schema>>>;

export type PlaceOrder = Command<'PlaceOrder', typeof placeOrderSchema>;
export type AmendOrder = Command<'AmendOrder', typeof amendOrderSchema>;
export type AddNote = Command<'AddNote', typeof addNoteSchema>;
export type PlaceHold = Command<'PlaceHold', typeof placeHoldSchema>;
export type ReleaseHold = Command<'ReleaseHold', typeof releaseHoldSchema>;
export type CompleteOrder = Command<'CompleteOrder', typeof completeOrderSchema>;
export type CancelOrder = Command<'CancelOrder', typeof cancelOrderSchema>;
export type RetryOrder = Command<'RetryOrder', typeof retryOrderSchema>;
export type RecordCheckout = Command<'RecordCheckout', typeof recordCheckoutSchema>;
export type RecordBasketDeletion = Command<'RecordBasketDeletion', typeof recordBasketDeletionSchema>;
export type RecordShopStatus = Command<'RecordShopStatus', typeof recordShopStatusSchema>;
export type PassDeadline = Command<'PassDeadline', typeof passDeadlineSchema>;

export type ShopFact = RecordCheckout | RecordBasketDeletion | RecordShopStatus;
export type OrderCommand =
  | PlaceOrder
  | AmendOrder
  | AddNote
  | PlaceHold
  | ReleaseHold
  | CompleteOrder
  | CancelOrder
  | RetryOrder
  | ShopFact
  | PassDeadline;
