// What is true of an order after an event. Facts are replayed, not argued with; a fact that cannot follow stops loudly.
import { orderId } from '../ids';
import { unreachable } from '../unreachable';
import type { OrderEvent, OrderPlaced } from './events';
import type { KnownOrder, Order, OrderFacts, OrderStatus } from './order';

const ANY: readonly OrderStatus[] = ['placed', 'completed', 'cancelled', 'failed'];

/** Which statuses an event can follow; the others can follow any. */
const FOLLOWS: { readonly [T in OrderEvent['type']]?: readonly OrderStatus[] } = {
  OrderAmended: ['placed'],
  HoldPlaced: ['placed'],
  BasketDeleted: ['placed'],
  PlacementRetried: ['placed'],
  OrderCompleted: ['placed'],
  OrderCancelled: ['placed', 'failed'],
  OrderFailed: ['placed'],
  OrderRetried: ['failed'],
};

/** @param id the order's id, which events do not repeat */
export function evolveOrder(order: Order, event: OrderEvent, id: string): Order {
  if (event.type === 'OrderPlaced') return placed(order, event, id);
  if (order.status === 'new') throw new Error(`${event.type} of an order that was never placed`);
  if (!(FOLLOWS[event.type] ?? ANY).includes(order.status))
    throw new Error(`${event.type} of an order that is ${order.status}`);
  switch (event.type) {
    case 'OrderAmended': {
      const { type: _, ...content } = event;
      return { ...order, ...content };
    }
    case 'NoteAdded':
      return { ...order, notes: [...order.notes, { id: event.noteId, text: event.text, by: event.by, at: event.at }] };
    case 'HoldPlaced':
      return {
        ...order,
        holds: [...order.holds, { id: event.holdId, reason: event.reason, by: event.by, at: event.at }],
      };
    case 'HoldReleased':
      return { ...order, holds: order.holds.filter((hold) => hold.id !== event.holdId) };
    case 'BasketDeleted':
      return order.basket.status === 'none' ? order : { ...order, basket: { status: 'deleted', id: order.basket.id } };
    case 'PlacementRetried':
      return { ...order, attempts: event.attempts };
    case 'OrderCompleted':
      return { ...factsOf(order), status: 'completed', completedAt: event.completedAt };
    case 'OrderCancelled':
      return { ...factsOf(order), status: 'cancelled', cancelledAt: event.cancelledAt, reason: event.reason };
    case 'OrderFailed':
      return { ...factsOf(order), status: 'failed', failedAt: event.failedAt, why: event.why };
    case 'OrderRetried':
      return { ...factsOf(order), status: 'placed', attempts: 0 };
    case 'ShopFactIgnored':
      return order;
    case 'DifferenceNoted':
      return { ...order, differences: [...order.differences, event.difference] };
    case 'NotificationOwed':
      return { ...order, debts: [...order.debts, event.debt] };
    default:
      return unreachable(event);
  }
}

function placed(order: Order, event: OrderPlaced, id: string): Order {
  if (order.status !== 'new') throw new Error(`an order is placed once: ${id}`);
  const { type: _, basketId, ...facts } = event;
  return {
    status: 'placed',
    id: orderId(id),
    ...facts,
    basket: basketId === null ? { status: 'none' } : { status: 'open', id: basketId },
    attempts: 0,
    onAccount: false,
    payments: [],
    fulfilment: [],
    holds: [],
    notes: [],
    differences: [],
    debts: [],
  };
}

/** The facts without what only the present status carries. */
function factsOf(order: KnownOrder): OrderFacts {
  switch (order.status) {
    case 'placed': {
      const { status: _, ...facts } = order;
      return facts;
    }
    case 'completed': {
      const { status: _, completedAt: __, ...facts } = order;
      return facts;
    }
    case 'cancelled': {
      const { status: _, cancelledAt: __, reason: ___, ...facts } = order;
      return facts;
    }
    case 'failed': {
      const { status: _, failedAt: __, why: ___, ...facts } = order;
      return facts;
    }
    default:
      return unreachable(order);
  }
}
