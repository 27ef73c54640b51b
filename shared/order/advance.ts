// Moving an order on: complete, cancel, retry and the deadline, with the guards of the saga table.
import { accept, refuse } from '../decision';
import type { Instant } from '../instant';
import type { Money } from '../money';
import { money } from '../money';
import type { Settings } from '../settings/settings';
import type { CancelOrder, CompleteOrder, PassDeadline } from './commands';
import type { OrderDecision } from './decide';
import type { OrderEvent } from './events';
import { fulfilmentState, goodsAreOut } from './fulfilment';
import type { Contact, KnownOrder, NotificationDebt, Order } from './order';
import { grossOf, notifiable } from './order';
import { paymentState, paymentSums } from './payment';
import type { OrderRefusal } from './refusals';

export function complete({ occurredAt }: CompleteOrder, order: Order, settings: Settings | undefined): OrderDecision {
  if (order.status !== 'placed') return refuse({ code: 'wrong-status', status: order.status });
  const refusal = completionRefusal(order, settings);
  if (refusal !== null) return refuse(refusal);
  return {
    ...accept(...completed(order, occurredAt, grossOf(order), order.contact)),
    unverified: settings === undefined,
  };
}

export function cancel({ payload, occurredAt }: CancelOrder, order: Order): OrderDecision {
  if (order.status !== 'placed' && order.status !== 'failed')
    return refuse({ code: 'wrong-status', status: order.status });
  const refusal = cancellationRefusal(order);
  if (refusal !== null) return refuse(refusal);
  return accept(...cancelled(order, occurredAt, grossOf(order), order.contact, payload.reason));
}

export function retry(order: Order): OrderDecision {
  if (order.status !== 'failed') return refuse({ code: 'wrong-status', status: order.status });
  return accept({ type: 'OrderRetried' });
}

/** A deadline the order has moved past does nothing, however late it fires. */
export function passDeadline(
  { payload, occurredAt }: PassDeadline,
  order: Order,
  settings: Settings | undefined,
): OrderDecision {
  const due = order.status === 'placed' && order.basket.status === 'open' && order.attempts === payload.attempts;
  if (!due) return accept();
  if (settings === undefined) return { ...accept<OrderEvent>(), unverified: true };
  const attempts = order.attempts + 1;
  if (attempts < settings.maxAttempts) return accept({ type: 'PlacementRetried', attempts });
  const email = order.contact?.email ?? null;
  return accept(
    { type: 'OrderFailed', failedAt: occurredAt, why: 'no-answer', total: grossOf(order), email },
    ...owed('CancelOrderCommand', order.contact, occurredAt),
  );
}

/** The guard of CompleteOrder; settings that are not at hand leave only the holds to check. */
export function completionRefusal(order: KnownOrder, settings: Settings | undefined): OrderRefusal | null {
  const hold = order.holds[0];
  if (hold !== undefined) return { code: 'on-hold', reason: hold.reason };
  if (settings?.completion !== 'proven') return null;
  const payment = paymentState(order.totals.gross, order.payments);
  if (!order.onAccount && payment !== 'full' && payment !== 'over') return { code: 'not-paid', payment };
  const fulfilment = fulfilmentState(
    order.lines.map(({ quantity }) => quantity),
    order.fulfilment,
  );
  return fulfilment === 'full' ? null : { code: 'not-shipped', fulfilment };
}

/** The guard of CancelOrder: nothing with the customer, and what was captured is refunded or its refund granted. */
export function cancellationRefusal(order: KnownOrder): OrderRefusal | null {
  if (goodsAreOut(order.fulfilment)) return { code: 'goods-shipped' };
  const { captured, refunded } = paymentSums(order.payments);
  if (captured <= refunded) return null;
  const { currency } = order;
  return { code: 'money-not-refunded', captured: money(captured, currency), refunded: money(refunded, currency) };
}

/** @param total what the announcement says: the order's gross, or the value the shop's event carried */
export function completed(order: KnownOrder, at: Instant, total: Money, contact: Contact | null): OrderEvent[] {
  return [
    { type: 'OrderCompleted', completedAt: at, total, contact },
    ...owed('CompleteOrderCommand', contact ?? order.contact, at),
  ];
}

export function cancelled(
  order: KnownOrder,
  at: Instant,
  total: Money,
  contact: Contact | null,
  reason: string,
): OrderEvent[] {
  return [
    { type: 'OrderCancelled', cancelledAt: at, reason, total, contact },
    ...owed('CancelOrderCommand', contact ?? order.contact, at),
  ];
}

/** A debt is recorded where the message cannot be addressed; it is never dropped silently. */
function owed(message: NotificationDebt['message'], contact: Contact | null, at: Instant): OrderEvent[] {
  return notifiable(contact) ? [] : [{ type: 'NotificationOwed', debt: { message, at } }];
}
