// What the world hears. Seed messages keep the shop's names and fields; our own are facts, versioned by their type.
import { z } from 'zod';

const decimal = z.string().regex(/^-?\d+(\.\d+)?$/);
const minorMoney = z.strictObject({ minor: z.string().regex(/^-?\d+$/), currency: z.string().length(3) });
const id = z.string();
const instant = z.string();

/** Commands of the shop's own contract; `totalMoney` is decimal text. */
const shopMessages = {
  PlaceOrderCommand: z.strictObject({
    orderId: id,
    basketId: z.string(),
    fullName: z.string().nullable(),
    email: z.string().nullable(),
    totalMoney: decimal,
    retry: z.boolean(),
  }),
  CompleteOrderCommand: z.strictObject({ orderId: id, fullName: z.string(), email: z.string(), totalMoney: decimal }),
  CancelOrderCommand: z.strictObject({ orderId: id, fullName: z.string(), email: z.string(), totalMoney: decimal }),
  DeleteBasketCompleteCommand: z.strictObject({ orderId: id, totalMoney: decimal }),
  DeleteBasketFailedCommand: z.strictObject({
    orderId: id,
    basketId: z.string().nullable(),
    email: z.string().nullable(),
    totalMoney: decimal,
  }),
};

const ownMessages = {
  OrderCreated: z.strictObject({
    orderId: id,
    number: z.string(),
    kind: z.enum(['sale', 'credit']),
    origin: z.enum(['desk', 'import', 'shop']),
    total: minorMoney,
    placedAt: instant,
  }),
  OrderCompleted: z.strictObject({ orderId: id, number: z.string(), total: minorMoney, completedAt: instant }),
  OrderCancelled: z.strictObject({
    orderId: id,
    number: z.string(),
    total: minorMoney,
    cancelledAt: instant,
    reason: z.string(),
  }),
  OrderFailed: z.strictObject({
    orderId: id,
    number: z.string(),
    total: minorMoney,
    failedAt: instant,
    why: z.string(),
  }),
};

export const announcementSchemas = { ...shopMessages, ...ownMessages };
export type AnnouncementType = keyof typeof announcementSchemas;

/** One message before it has an id: what is said, about which order. */
export type Announcement = {
  [T in AnnouncementType]: { readonly type: T; readonly message: Readonly<z.infer<(typeof announcementSchemas)[T]>> };
}[AnnouncementType];

/** CloudEvents type per message: past tense for facts, the name itself for the shop's commands, version at the end. */
export const cloudEventTypes: Readonly<Record<AnnouncementType, string>> = {
  PlaceOrderCommand: 'waybill.shop.place-order-command.v1',
  CompleteOrderCommand: 'waybill.shop.complete-order-command.v1',
  CancelOrderCommand: 'waybill.shop.cancel-order-command.v1',
  DeleteBasketCompleteCommand: 'waybill.shop.delete-basket-complete-command.v1',
  DeleteBasketFailedCommand: 'waybill.shop.delete-basket-failed-command.v1',
  OrderCreated: 'waybill.order.created.v1',
  OrderCompleted: 'waybill.order.completed.v1',
  OrderCancelled: 'waybill.order.cancelled.v1',
  OrderFailed: 'waybill.order.failed.v1',
};
