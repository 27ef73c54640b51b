// What follows from an order's events: messages to the world and deadlines. The table it obeys is saga-table.ts.
import type { Announcement } from '../contract/announcements';
import { decimalOf, type Money } from '../money';
import type { Settings } from '../settings/settings';
import { unreachable } from '../unreachable';
import type { OrderEvent } from './events';
import type { Contact, KnownOrder } from './order';
import { grossOf, notifiable } from './order';

/** Setting a deadline replaces the one before; an order has at most one. */
export type DeadlineChange =
  { readonly type: 'set'; readonly afterSeconds: number; readonly attempts: number } | { readonly type: 'withdraw' };

export type Consequences = {
  readonly announcements: readonly Announcement[];
  /** The last word on the order's deadline; null leaves it as it is. */
  readonly deadline: DeadlineChange | null;
};

type Reaction = { readonly announce: readonly Announcement[]; readonly deadline?: DeadlineChange };

/** @param order as it is after all of `events` */
export function consequences(events: readonly OrderEvent[], order: KnownOrder, settings: Settings): Consequences {
  const reactions = events.map((event) => reaction(event, order, settings));
  return {
    announcements: reactions.flatMap(({ announce }) => announce),
    deadline: reactions.reduce<DeadlineChange | null>((last, { deadline }) => deadline ?? last, null),
  };
}

function reaction(event: OrderEvent, order: KnownOrder, settings: Settings): Reaction {
  switch (event.type) {
    case 'OrderPlaced':
    case 'OrderRetried':
      return placed(order, settings);
    case 'PlacementRetried':
      return { announce: askShop(order, true), deadline: deadlineOf(order, settings) };
    case 'BasketDeleted':
      return { announce: [basketDeleted(order, event.total)], deadline: { type: 'withdraw' } };
    case 'OrderCompleted':
      return {
        announce: [
          completedFact(order, event.total, event.completedAt),
          ...notify('CompleteOrderCommand', order, event),
        ],
        deadline: { type: 'withdraw' },
      };
    case 'OrderCancelled':
      return {
        announce: [cancelledFact(order, event), ...notify('CancelOrderCommand', order, event)],
        deadline: { type: 'withdraw' },
      };
    case 'OrderFailed':
      return { announce: [failedFact(order, event), ...afterFailure(order, event)], deadline: { type: 'withdraw' } };
    case 'OrderAmended':
    case 'NoteAdded':
    case 'HoldPlaced':
    case 'HoldReleased':
    case 'ShopFactIgnored':
    case 'DifferenceNoted':
    case 'NotificationOwed':
      return { announce: [] };
    default:
      return unreachable(event);
  }
}

function placed(order: KnownOrder, settings: Settings): Reaction {
  const created: Announcement = {
    type: 'OrderCreated',
    message: {
      orderId: order.id,
      number: order.number,
      kind: order.kind,
      origin: order.origin,
      total: wired(grossOf(order)),
      placedAt: order.placedAt,
    },
  };
  if (order.basket.status !== 'open') return { announce: [created] };
  return { announce: [created, ...askShop(order, false)], deadline: deadlineOf(order, settings) };
}

function askShop(order: KnownOrder, retry: boolean): Announcement[] {
  if (order.basket.status === 'none') return [];
  const { id: basketId } = order.basket;
  const { fullName, email } = order.contact ?? { fullName: null, email: null };
  const message = { orderId: order.id, basketId, fullName, email, totalMoney: decimalOf(grossOf(order)), retry };
  return [{ type: 'PlaceOrderCommand', message }];
}

const deadlineOf = (order: KnownOrder, { retryAfterSeconds }: Settings): DeadlineChange => ({
  type: 'set',
  afterSeconds: retryAfterSeconds,
  attempts: order.attempts,
});

type Ended = { readonly total: Money; readonly contact: Contact | null };

function notify(
  type: 'CompleteOrderCommand' | 'CancelOrderCommand',
  order: KnownOrder,
  { total, contact }: Ended,
): Announcement[] {
  const known = contact ?? order.contact;
  if (!notifiable(known)) return [];
  return [
    {
      type,
      message: { orderId: order.id, fullName: known.fullName, email: known.email, totalMoney: decimalOf(total) },
    },
  ];
}

type Failed = Extract<OrderEvent, { type: 'OrderFailed' }>;

function afterFailure(order: KnownOrder, { why, total, email }: Failed): Announcement[] {
  if (why === 'no-answer') return notify('CancelOrderCommand', order, { total, contact: order.contact });
  const basketId = order.basket.status === 'none' ? null : order.basket.id;
  return [
    {
      type: 'DeleteBasketFailedCommand',
      message: { orderId: order.id, basketId, email, totalMoney: decimalOf(total) },
    },
  ];
}

const wired = ({ minor, currency }: Money) => ({ minor: String(minor), currency: String(currency) });

const basketDeleted = (order: KnownOrder, total: Money): Announcement => ({
  type: 'DeleteBasketCompleteCommand',
  message: { orderId: order.id, totalMoney: decimalOf(total) },
});

const completedFact = (order: KnownOrder, total: Money, completedAt: string): Announcement => ({
  type: 'OrderCompleted',
  message: { orderId: order.id, number: order.number, total: wired(total), completedAt },
});

const cancelledFact = (order: KnownOrder, event: Extract<OrderEvent, { type: 'OrderCancelled' }>): Announcement => ({
  type: 'OrderCancelled',
  message: {
    orderId: order.id,
    number: order.number,
    total: wired(event.total),
    cancelledAt: event.cancelledAt,
    reason: event.reason,
  },
});

const failedFact = (order: KnownOrder, event: Failed): Announcement => ({
  type: 'OrderFailed',
  message: {
    orderId: order.id,
    number: order.number,
    total: wired(event.total),
    failedAt: event.failedAt,
    why: event.why,
  },
});
