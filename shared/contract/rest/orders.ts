// An order as other programs see it: amounts are money, states are words, and lines can be sent back as they came.
import { z } from 'zod';
import { fulfilmentState } from '../../order/fulfilment';
import { discountSchema, roundingSchema } from '../../order/line';
import { contactSchema } from '../../order/commands';
import type { KnownOrder } from '../../order/order';
import { KNOWN_STATUSES, ORIGINS } from '../../order/order-filter';
import { paymentState } from '../../order/payment';
import { priced } from '../../order/totals';
import { momentSchema, pageOf, restIdSchema, restMoney, restMoneySchema, versionSchema } from './common';

const stateSchema = z.enum(KNOWN_STATUSES);
const paymentSchema = z.enum(['none', 'partial', 'full', 'over']);
const fulfilmentSchema = z.enum(['none', 'partial', 'full']);

const headShape = {
  id: restIdSchema,
  version: versionSchema,
  number: z.string(),
  state: stateSchema,
  kind: z.enum(['sale', 'credit']),
  origin: z.enum(ORIGINS),
  source: z.string(),
  customerId: restIdSchema.nullable(),
  reference: z.string(),
  placedAt: momentSchema,
  payment: paymentSchema,
  fulfilment: fulfilmentSchema,
};

export const orderSummarySchema = z
  .object({
    ...headShape,
    customerName: z.string().nullable(),
    gross: restMoneySchema,
    onHold: z.boolean(),
  })
  .meta({ id: 'OrderSummary' });
export type OrderSummary = z.infer<typeof orderSummarySchema>;
export const orderPageSchema = pageOf('OrderPage', orderSummarySchema);

const amounts = { net: restMoneySchema, tax: restMoneySchema, gross: restMoneySchema };

const orderLineSchema = z
  .object({
    sku: z.string(),
    description: z.string(),
    quantity: z.int(),
    unitPrice: z.int().meta({ description: 'Ten-thousandths of the major unit: 25500 is 2.55.' }),
    discount: discountSchema.nullable(),
    taxBasisPoints: z.int(),
    ...amounts,
  })
  .meta({ id: 'OrderLine' });

export const orderSchema = z
  .object({
    ...headShape,
    contact: contactSchema.nullable().meta({ description: 'Null once retention has removed it.' }),
    currency: z.string().length(3),
    lines: z.array(orderLineSchema),
    discount: discountSchema.nullable(),
    shipping: z.object({ minor: z.int(), taxBasisPoints: z.int() }).nullable(),
    taxIncluded: z.boolean(),
    rounding: roundingSchema,
    totals: z.object({ ...amounts, goods: restMoneySchema, discount: restMoneySchema }),
    onAccount: z.boolean(),
    holds: z.array(z.object({ id: restIdSchema, reason: z.string(), by: restIdSchema.nullable(), at: momentSchema })),
    notes: z.array(
      z.object({ id: restIdSchema, text: z.string().nullable(), by: restIdSchema.nullable(), at: momentSchema }),
    ),
    placedBy: restIdSchema.nullable(),
    attempts: z.int(),
    completedAt: momentSchema.nullable(),
    cancelledAt: momentSchema.nullable(),
    cancellationReason: z.string().nullable(),
    failedAt: momentSchema.nullable(),
    failureReason: z.enum(['basket-not-deleted', 'no-answer']).nullable(),
  })
  .meta({ id: 'Order' });
export type RestOrder = z.infer<typeof orderSchema>;

type Stored = { readonly version: number; readonly state: KnownOrder };

function headOf({ version, state: order }: Stored) {
  const { id, number, kind, origin, source, customerId, reference, placedAt } = order;
  return {
    ...{ id, version, number, state: order.status, kind, origin, source, customerId, reference, placedAt },
    payment: paymentState(order.totals.gross, order.payments),
    fulfilment: fulfilmentState(
      order.lines.map(({ quantity }) => quantity),
      order.fulfilment,
    ),
  };
}

export function orderSummaryOf(stored: Stored): OrderSummary {
  const { contact, totals, currency, holds } = stored.state;
  return {
    ...headOf(stored),
    customerName: contact?.fullName ?? null,
    gross: restMoney(totals.gross, currency),
    onHold: holds.length > 0,
  };
}

export function restOrderOf(stored: Stored): RestOrder {
  const { state: order } = stored;
  const { contact, currency, discount, shipping, taxIncluded, rounding, onAccount, placedBy, attempts } = order;
  const inMoney = ({ net, tax, gross }: { net: number; tax: number; gross: number }) => ({
    net: restMoney(net, currency),
    tax: restMoney(tax, currency),
    gross: restMoney(gross, currency),
  });
  const { lines: split } = priced(order);
  return {
    ...headOf(stored),
    ...{ contact, currency, discount, shipping, taxIncluded, rounding, onAccount, placedBy, attempts },
    lines: order.lines.map((line, position) => ({
      ...line,
      ...inMoney(split[position] ?? { net: 0, tax: 0, gross: 0 }),
    })),
    totals: {
      ...inMoney(order.totals),
      goods: restMoney(order.totals.goods, currency),
      discount: restMoney(order.totals.discount, currency),
    },
    holds: [...order.holds],
    notes: [...order.notes],
    ...endOf(order),
  };
}

const endOf = (order: KnownOrder) => ({
  completedAt: order.status === 'completed' ? order.completedAt : null,
  cancelledAt: order.status === 'cancelled' ? order.cancelledAt : null,
  cancellationReason: order.status === 'cancelled' ? order.reason : null,
  failedAt: order.status === 'failed' ? order.failedAt : null,
  failureReason: order.status === 'failed' ? order.why : null,
});

const orderEventSchema = z
  .object({
    version: versionSchema,
    type: z.string(),
    v: z.int(),
    data: z
      .record(z.string(), z.unknown())
      .meta({ description: 'The members of the fact; which, its type and v say.' }),
    by: restIdSchema.nullable().meta({ description: 'The person; null for the server itself and for other programs.' }),
    device: restIdSchema.nullable().meta({ description: 'The device, or the token of another program.' }),
    commandId: restIdSchema,
    occurredAt: momentSchema,
    recordedAt: momentSchema,
    position: z.int(),
  })
  .meta({ id: 'OrderEvent' });
export type RestOrderEvent = z.infer<typeof orderEventSchema>;
export const orderEventPageSchema = pageOf('OrderEventPage', orderEventSchema);
