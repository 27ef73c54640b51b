// An order of a file against what is there already.
import { expect, test } from 'vitest';
import { newOrder } from '../order/order';
import { after, orderAfter } from '../testing/given';
import { amendOrder, cancelOrder, NOON, ORDER, orderPayload, placeOrder } from '../testing/examples';
import { commandId } from '../ids';
import { compare } from './compare';
import type { Placement } from './verdict';
import { exampleId } from '../testing/examples';

const payload = orderPayload({ origin: 'import', source: 'corner-shop' });
const placement: Placement = {
  orderId: ORDER,
  commandId: commandId(exampleId(9)),
  occurredAt: NOON,
  payload,
  gross: 607,
};
const placed = orderAfter(after(placeOrder(payload)));
const otherLine = placed.lines.map((line) => ({ ...line, quantity: 3 }));

test('IMP-6 an order nobody knows is new', () => {
  expect(compare(placement, { order: undefined, placedBefore: false })).toBe('new');
  expect(compare(placement, { order: newOrder, placedBefore: false })).toBe('new');
});

test('IMP-6 the same import again is there already, whatever has become of the order', () => {
  const history = after(placeOrder(payload), amendOrder({ lines: otherLine }), cancelOrder());
  expect(compare(placement, { order: orderAfter(history), placedBefore: true })).toBe('already-present');
});

test('IMP-6 the same content under another command is there already', () => {
  expect(compare(placement, { order: placed, placedBefore: false })).toBe('already-present');
});

test('IMP-7 other content is changed', () => {
  const changed = { ...placement, payload: { ...payload, lines: [...otherLine] } };
  expect(compare(changed, { order: placed, placedBefore: false })).toBe('changed');
});
