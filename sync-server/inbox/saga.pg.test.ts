// Every row of the saga table, from a shop's message to what leaves for the world, through inbox, door and deadlines.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openDatabase } from '../store/database';
import type { Database } from '../store/database';
import { freshDatabase } from '../testing/postgres';
import type { FreshDatabase } from '../testing/postgres';
import { newOrganisation, shopOf } from '../testing/shop';
import type { Members, Shop } from '../testing/shop';

let fresh: FreshDatabase;
let db: Database;
let shop: Shop;
let orderId: string;
let said: Members;

beforeAll(async () => {
  fresh = await freshDatabase();
  db = openDatabase(fresh.url);
});
afterAll(async () => {
  await db.destroy();
  await fresh.drop();
});
beforeEach(async () => {
  shop = shopOf(db, await newOrganisation(db));
  orderId = randomUUID();
  said = { orderId, basketId: 'basket-1', fullName: 'Ada Lovelace', email: 'ada@example.com', totalMoney: '19.90' };
});

const asked = (retry: boolean, total = '19.90') => ({
  type: 'waybill.shop.place-order-command.v1',
  orderId,
  basketId: 'basket-1',
  fullName: 'Ada Lovelace',
  email: 'ada@example.com',
  totalMoney: total,
  retry,
});
const created = () =>
  expect.objectContaining({
    type: 'waybill.order.created.v1',
    orderId,
    origin: 'shop',
    total: { minor: '1990', currency: 'EUR' },
  });
const fact = (name: string, minor = '1990') =>
  expect.objectContaining({ type: `waybill.order.${name}.v1`, orderId, total: { minor, currency: 'EUR' } });
const told = (name: string, totalMoney = '19.90') => ({
  type: `waybill.shop.${name}-order-command.v1`,
  orderId,
  fullName: 'Ada Lovelace',
  email: 'ada@example.com',
  totalMoney,
});

test('SAG-2 UserCheckedOut: OrderCreated, PlaceOrderCommand and a deadline', async () => {
  expect(await shop.send('UserCheckedOut', said)).toMatchObject({ outcome: 'applied' });
  expect(await shop.announced(orderId)).toEqual([created(), asked(false)]);
  expect(await shop.order(orderId)).toMatchObject({
    status: 'placed',
    basket: { status: 'open', id: 'basket-1' },
    totals: { gross: 1990 },
  });
  expect(await shop.deadlines(orderId)).toBe(1);
});

test('SAG-3 the same checkout again, also under another message id: one order, one PlaceOrderCommand', async () => {
  const message = { ...said, id: randomUUID() };
  await shop.send('UserCheckedOut', message);
  expect(await shop.send('UserCheckedOut', message)).toMatchObject({ outcome: 'ignored', reason: 'repeat' });
  await shop.pass(0);
  expect(await shop.send('UserCheckedOut', said)).toMatchObject({ outcome: 'ignored', reason: 'no-effect' });
  expect(await shop.announced(orderId)).toEqual([created(), asked(false)]);
});

test('SAG-5 BasketDeletedComplete withdraws the deadline and is confirmed', async () => {
  await shop.send('UserCheckedOut', said);
  expect(await shop.send('BasketDeletedComplete', said)).toMatchObject({ outcome: 'applied' });
  const confirmed = { type: 'waybill.shop.delete-basket-complete-command.v1', orderId, totalMoney: '19.90' };
  expect(await shop.announced(orderId)).toEqual([created(), asked(false), confirmed]);
  await shop.pass(365 * 86_400);
  expect(await shop.announced(orderId)).toHaveLength(3);
  expect(await shop.order(orderId)).toMatchObject({ status: 'placed', basket: { status: 'deleted' } });
});

test('SAG-6 BasketDeletedFailed fails the order and says so, e-mail or not', async () => {
  await shop.send('UserCheckedOut', { ...said, email: '' });
  await shop.send('BasketDeletedFailed', { ...said, email: null });
  const failed = {
    type: 'waybill.shop.delete-basket-failed-command.v1',
    orderId,
    basketId: 'basket-1',
    email: null,
    totalMoney: '19.90',
  };
  expect((await shop.announced(orderId)).slice(2)).toEqual([fact('failed'), failed]);
  expect(await shop.order(orderId)).toMatchObject({ status: 'failed', why: 'basket-not-deleted' });
  expect(await shop.deadlines(orderId)).toBe(0);
});

test('SAG-7 SAG-8 three attempts: PlaceOrderCommand leaves three times in all, the third deadline ends in Failed', async () => {
  await shop.changeSettings({ maxAttempts: 3, retryAfterSeconds: 1 });
  await shop.send('UserCheckedOut', said);
  await shop.pass(0.9);
  expect(await shop.announced(orderId)).toHaveLength(2);
  await shop.pass(0.1);
  expect(await shop.announced(orderId)).toEqual([created(), asked(false), asked(true)]);
  await shop.pass(1);
  expect(await shop.announced(orderId)).toEqual([created(), asked(false), asked(true), asked(true)]);
  expect(await shop.order(orderId)).toMatchObject({ status: 'placed' });
  await shop.pass(1);
  expect((await shop.announced(orderId)).slice(4)).toEqual([fact('failed'), told('cancel')]);
  expect(await shop.order(orderId)).toMatchObject({ status: 'failed', why: 'no-answer', debts: [] });
  await shop.pass(86_400);
  expect(await shop.announced(orderId)).toHaveLength(6);
  expect(await shop.deadlines(orderId)).toBe(0);
});

test('SAG-8 SAG-16 a failure that cannot be told is a notification debt', async () => {
  await shop.changeSettings({ maxAttempts: 1, retryAfterSeconds: 1 });
  await shop.send('UserCheckedOut', { ...said, fullName: ' ' });
  await shop.pass(1);
  expect((await shop.announced(orderId)).slice(2)).toEqual([fact('failed')]);
  expect(await shop.order(orderId)).toMatchObject({ status: 'failed', debts: [{ message: 'CancelOrderCommand' }] });
});

test('SAG-9 a deadline the order has moved past does nothing', async () => {
  await shop.changeSettings({ retryAfterSeconds: 1 });
  await shop.send('UserCheckedOut', said);
  await shop.command('PassDeadline', orderId, { attempts: 7 });
  expect(await shop.announced(orderId)).toHaveLength(2);
});

test('SAG-10 a person completes: OrderCompleted, CompleteOrderCommand, no deadline', async () => {
  await shop.send('UserCheckedOut', said);
  expect(await shop.command('CompleteOrder', orderId, {})).toMatchObject({ status: 'accepted' });
  expect((await shop.announced(orderId)).slice(2)).toEqual([fact('completed'), told('complete')]);
  expect(await shop.order(orderId)).toMatchObject({ status: 'completed' });
  expect(await shop.deadlines(orderId)).toBe(0);
});

test('SAG-11 a person cancels: OrderCancelled, CancelOrderCommand, no deadline', async () => {
  await shop.send('UserCheckedOut', said);
  expect(await shop.command('CancelOrder', orderId, { reason: 'changed my mind' })).toMatchObject({
    status: 'accepted',
  });
  expect((await shop.announced(orderId)).slice(2)).toEqual([fact('cancelled'), told('cancel')]);
  expect(await shop.deadlines(orderId)).toBe(0);
});

test('SAG-12 the shop completes and cancels as it likes; where our guard fails the difference is noted', async () => {
  await shop.send('UserCheckedOut', said);
  await shop.command('PlaceHold', orderId, { holdId: randomUUID(), reason: 'address unclear' });
  expect(await shop.send('OrderStatusChangedToComplete', said)).toMatchObject({ outcome: 'applied' });
  expect((await shop.announced(orderId)).slice(2)).toEqual([fact('completed'), told('complete')]);
  const order = await shop.order(orderId);
  expect(order).toMatchObject({
    status: 'completed',
    differences: [{ type: 'guard-failed', status: 'completed', reason: 'on-hold' }],
  });
});

test('SAG-12 OrderStatusChangedToCancel', async () => {
  await shop.send('UserCheckedOut', said);
  expect(await shop.send('OrderStatusChangedToCancel', said)).toMatchObject({ outcome: 'applied' });
  expect((await shop.announced(orderId)).slice(2)).toEqual([fact('cancelled'), told('cancel')]);
});

test('SAG-13 retrying a failed order begins anew, with all attempts', async () => {
  await shop.changeSettings({ maxAttempts: 2, retryAfterSeconds: 1 });
  await shop.send('UserCheckedOut', said);
  for (let second = 0; second < 2; second += 1) await shop.pass(1);
  expect(await shop.order(orderId)).toMatchObject({ status: 'failed' });
  const before = (await shop.announced(orderId)).length;
  await shop.command('RetryOrder', orderId, {});
  expect((await shop.announced(orderId)).slice(before)).toEqual([created(), asked(false)]);
  for (let second = 0; second < 2; second += 1) await shop.pass(1);
  expect((await shop.announced(orderId)).slice(before)).toEqual([
    created(),
    asked(false),
    asked(true),
    fact('failed'),
    told('cancel'),
  ]);
});

test('SAG-11 a failed order may be cancelled', async () => {
  await shop.send('UserCheckedOut', said);
  await shop.send('BasketDeletedFailed', said);
  await shop.command('CancelOrder', orderId, { reason: 'gone' });
  expect((await shop.announced(orderId)).slice(4)).toEqual([fact('cancelled'), told('cancel')]);
});

test.each(['completed', 'cancelled', 'failed'])(
  'SAG-14 whatever the shop says of a %s order is recorded as ignored',
  async (status) => {
    await shop.send('UserCheckedOut', said);
    const end = {
      completed: 'OrderStatusChangedToComplete',
      cancelled: 'OrderStatusChangedToCancel',
      failed: 'BasketDeletedFailed',
    }[status];
    await shop.send(String(end), said);
    const before = await shop.announced(orderId);
    const late = [
      'UserCheckedOut',
      'BasketDeletedComplete',
      'BasketDeletedFailed',
      'OrderStatusChangedToComplete',
      'OrderStatusChangedToCancel',
    ];
    for (const type of late)
      expect(await shop.send(type, said)).toMatchObject({ outcome: 'ignored', reason: 'no-effect' });
    expect(await shop.announced(orderId)).toEqual(before);
    expect(await shop.order(orderId)).toMatchObject({ status });
  },
);

test('SAG-15 a total other than the order’s is used in what follows and noted once, naming both', async () => {
  await shop.send('UserCheckedOut', said);
  await shop.send('UserCheckedOut', { ...said, totalMoney: 21 });
  await shop.send('OrderStatusChangedToComplete', { ...said, totalMoney: 21.0 });
  expect((await shop.announced(orderId)).slice(2)).toEqual([fact('completed', '2100'), told('complete', '21.00')]);
  const drift = {
    type: 'amount-drift',
    ours: { minor: 1990, currency: 'EUR' },
    theirs: { minor: 2100, currency: 'EUR' },
  };
  expect(await shop.order(orderId)).toMatchObject({ differences: [drift] });
});

test('SAG-16 without e-mail or name the customer is not told, and the debt is recorded; the fact leaves all the same', async () => {
  await shop.send('UserCheckedOut', { ...said, email: undefined });
  await shop.send('OrderStatusChangedToComplete', { ...said, email: '  ' });
  expect((await shop.announced(orderId)).slice(2)).toEqual([fact('completed')]);
  expect(await shop.order(orderId)).toMatchObject({ debts: [{ message: 'CompleteOrderCommand' }] });
});

test('SAG-16 a name that comes with the last message is enough', async () => {
  await shop.send('UserCheckedOut', { ...said, fullName: null, email: null });
  expect((await shop.announced(orderId))[1]).toMatchObject({ fullName: null, email: null });
  await shop.send('OrderStatusChangedToCancel', said);
  expect((await shop.announced(orderId)).slice(2)).toEqual([fact('cancelled'), told('cancel')]);
});

test('SAG-2 five orders at the same moment do not disturb each other', async () => {
  const ids = Array.from({ length: 5 }, () => randomUUID());
  await Promise.all(ids.map((id) => shop.send('UserCheckedOut', { ...said, orderId: id })));
  await Promise.all(ids.flatMap((id) => [shop.send('BasketDeletedComplete', { ...said, orderId: id })]));
  await Promise.all(ids.map((id) => shop.send('OrderStatusChangedToComplete', { ...said, orderId: id })));
  for (const id of ids) {
    expect((await shop.announced(id)).map(({ type }) => type)).toEqual([
      'waybill.order.created.v1',
      'waybill.shop.place-order-command.v1',
      'waybill.shop.delete-basket-complete-command.v1',
      'waybill.order.completed.v1',
      'waybill.shop.complete-order-command.v1',
    ]);
  }
});
