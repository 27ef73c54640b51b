// Facts are replayed, not argued with: what cannot follow is a bug.
import { expect, test } from 'vitest';
import {
  basketDeletion,
  cancelOrder,
  checkout,
  completeOrder,
  euro,
  NOON,
  ORDER,
  placeOrder,
  retryOrder,
} from '../testing/examples';
import { after, continued, onOrder, orderAfter, statesAfter } from '../testing/given';
import type { OrderEvent } from './events';
import { evolveOrder } from './evolve';
import { newOrder } from './order';

const placed = after(checkout());
const ended = { completedAt: NOON, total: euro(0), contact: null };
const completed: OrderEvent = { type: 'OrderCompleted', ...ended };

test('ORD-15 an order begins by being placed, once', () => {
  expect(() => evolveOrder(newOrder, completed, ORDER)).toThrow('OrderCompleted of an order that was never placed');
  expect(() => statesAfter([...placed, ...placed])).toThrow('an order is placed once');
});

test('ORD-15 what ended does not go on', () => {
  const cancelled = continued(placed, cancelOrder());
  const late: readonly OrderEvent[] = [
    completed,
    { type: 'OrderCancelled', cancelledAt: NOON, reason: '', total: euro(0), contact: null },
    { type: 'OrderFailed', failedAt: NOON, why: 'no-answer', total: euro(0), email: null },
    { type: 'OrderRetried' },
    { type: 'PlacementRetried', attempts: 1 },
    { type: 'BasketDeleted', total: euro(0) },
    { type: 'HoldPlaced', holdId: 'h', reason: '', by: null, at: NOON },
  ];
  for (const event of late)
    expect(() => statesAfter([...cancelled, onOrder(event)]), event.type).toThrow('of an order that is cancelled');
});

test('ORD-15 a status carries only what is true in it', () => {
  expect(orderAfter(continued(placed, completeOrder()))).toHaveProperty('completedAt', NOON);
  const failed = continued(placed, basketDeletion('failed'));
  expect(orderAfter(failed)).toHaveProperty('why');
  for (const member of ['why', 'failedAt']) {
    expect(orderAfter(continued(failed, retryOrder()))).not.toHaveProperty(member);
    expect(orderAfter(continued(failed, cancelOrder()))).not.toHaveProperty(member);
  }
});

test('ORD-15 replaying the same facts gives the same order and leaves the facts as they were', () => {
  const facts = continued(after(placeOrder()), cancelOrder());
  const before = JSON.stringify(facts);
  expect(orderAfter(facts)).toEqual(orderAfter(facts));
  expect(JSON.stringify(facts)).toBe(before);
});
