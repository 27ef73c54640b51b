// What the world hears. Seed messages keep the shop's names and fields; our own are facts, versioned by their type.
import { z } from 'zod';
import { shopEventSchemas } from './shop-events';

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

const titles: Readonly<Record<AnnouncementType, string>> = {
  PlaceOrderCommand: 'The shop shall place this order; sent again where no answer comes',
  CompleteOrderCommand: 'The customer shall be told that the order is complete',
  CancelOrderCommand: 'The customer shall be told that the order is cancelled',
  DeleteBasketCompleteCommand: 'The basket of the order is gone, and that is well',
  DeleteBasketFailedCommand: 'The basket could not be deleted, and the order has failed',
  OrderCreated: 'An order was placed',
  OrderCompleted: 'An order was completed',
  OrderCancelled: 'An order was cancelled',
  OrderFailed: 'An order failed',
};

const isShopMessage = (type: string): type is keyof typeof shopMessages => Object.hasOwn(shopMessages, type);
export const isAnnouncementType = (type: string): type is AnnouncementType => Object.hasOwn(announcementSchemas, type);
export const announcementTypes = Object.keys(announcementSchemas).filter(isAnnouncementType);

const byCloudEventType = new Map(announcementTypes.map((type) => [cloudEventTypes[type], type]));
/** Null for a type nobody announces, as of a later version. */
export const announcementOf = (cloudEventType: string): AnnouncementType | null =>
  byCloudEventType.get(cloudEventType) ?? null;

/** The members every message of the shop's contract has beside its own. */
const shopMembers = { id: z.guid(), creationDate: z.iso.datetime() };

/** What stands in `message` and `data` on the wire; shop messages carry their id and moment inside too. */
export const wireSchemaOf = (type: AnnouncementType) =>
  isShopMessage(type) ? shopMessages[type].extend(shopMembers) : ownMessages[type];
/** Whether a message belongs to the shop's contract. */
export const hasShopMembers: (type: AnnouncementType) => boolean = isShopMessage;

export type MessageRow = {
  readonly schema: z.ZodType;
  readonly direction: 'in' | 'out';
  readonly title: string;
  /** Of the CloudEvents form; null for what only comes in. */
  readonly cloudEventType: string | null;
};

const shopEventTitles: Readonly<Record<keyof typeof shopEventSchemas, string>> = {
  UserCheckedOutIntegrationEvent: 'A customer checked out in the shop',
  BasketDeletedCompleteIntegrationEvent: 'The shop deleted the basket of an order',
  BasketDeletedFailedIntegrationEvent: 'The shop could not delete the basket of an order',
  OrderStatusChangedToCompleteIntegrationEvent: 'The shop completed an order',
  OrderStatusChangedToCancelIntegrationEvent: 'The shop cancelled an order',
};

/** Every message that crosses the border, by name: what the AsyncAPI document is made from. */
export const messageTable: Readonly<Record<string, MessageRow>> = {
  ...Object.fromEntries(announcementTypes.map((type) => [type, outgoing(type)])),
  ...Object.fromEntries(Object.entries(shopEventTitles).map(([type, title]) => [type, incoming(type, title)])),
};

function outgoing(type: AnnouncementType): MessageRow {
  return { schema: wireSchemaOf(type), direction: 'out', title: titles[type], cloudEventType: cloudEventTypes[type] };
}

function incoming(type: string, title: string): MessageRow {
  const schema = Object.entries(shopEventSchemas).find(([name]) => name === type)?.[1] ?? z.never();
  return { schema, direction: 'in', title, cloudEventType: null };
}
