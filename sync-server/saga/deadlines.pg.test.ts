import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { waitFor } from '../postgres/wait-for';
import type { Repeating } from '../repeat';
import { openDatabase } from '../store/database';
import type { Database } from '../store/database';
import { claimDue } from '../store/deadlines';
import { freshDatabase } from '../testing/postgres';
import type { FreshDatabase } from '../testing/postgres';
import { newOrganisation, shopOf } from '../testing/shop';
import type { Shop } from '../testing/shop';
import { passDue, startDeadlines } from './deadlines';
import type { DeadlineWork } from './deadlines';

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const running: Repeating[] = [];
let fresh: FreshDatabase;
let db: Database;
let shop: Shop;
let work: DeadlineWork;
let committed = 0;

beforeAll(async () => {
  fresh = await freshDatabase();
  db = openDatabase(fresh.url);
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((worker) => worker.stop()));
});
afterAll(async () => {
  await db.destroy();
  await fresh.drop();
});
beforeEach(async () => {
  const organisation = await newOrganisation(db);
  shop = shopOf(db, organisation);
  committed = 0;
  work = { db, organisation, clock: shop.clock, log: silent, pollMs: 20, onCommitted: () => (committed += 1) };
  await shop.changeSettings({ maxAttempts: 3, retryAfterSeconds: 60 });
});

async function checkedOut(): Promise<string> {
  const orderId = randomUUID();
  await shop.send('UserCheckedOut', {
    orderId,
    basketId: 'b',
    fullName: 'Ada',
    email: 'ada@example.com',
    totalMoney: '1',
  });
  return orderId;
}
const asks = async (orderId: string) =>
  (await shop.announced(orderId)).filter(({ type }) => type.includes('place-order')).length;
const left = async () => (await db('deadlines').where({ organisation_id: work.organisation })).length;

test('DUE-1 nothing fires before its time', async () => {
  const orderId = await checkedOut();
  shop.forward(59.999);
  expect(await passDue(work)).toBe('idle');
  expect(await asks(orderId)).toBe(1);
  shop.forward(0.001);
  expect(await passDue(work)).toBe('worked');
  expect(await asks(orderId)).toBe(2);
  expect(committed).toBe(1);
});

test('DUE-2 any number of servers pass each deadline once', async () => {
  const orders = await Promise.all(Array.from({ length: 30 }, checkedOut));
  shop.forward(60);
  await Promise.all([passDue(work), passDue(work), passDue(work)]);
  while ((await passDue(work)) === 'worked');
  for (const orderId of orders) expect(await asks(orderId)).toBe(2);
  expect(await left()).toBe(30);
});

test('DUE-2 what one server has taken, no other takes meanwhile', async () => {
  await Promise.all(Array.from({ length: 30 }, checkedOut));
  shop.forward(60);
  const claim = () => claimDue(db, work.organisation, shop.clock.now(), 60, 10);
  const taken = (await Promise.all([claim(), claim(), claim(), claim()])).flat().map(({ id }) => id);
  expect(new Set(taken).size).toBe(taken.length);
});

test('DUE-3 a withdrawn deadline never fires, also when a server had taken it already', async () => {
  const [gone, taken] = [await checkedOut(), await checkedOut()];
  await shop.send('OrderStatusChangedToComplete', { orderId: gone, basketId: 'b', totalMoney: '1' });
  shop.forward(60);
  const claimed = await claimDue(db, work.organisation, shop.clock.now(), 60, 10);
  await shop.send('OrderStatusChangedToComplete', { orderId: taken, basketId: 'b', totalMoney: '1' });
  expect(claimed).toHaveLength(1);
  shop.forward(60);
  expect(await passDue(work)).toBe('idle');
  expect([await asks(gone), await asks(taken), await left()]).toEqual([1, 1, 0]);
});

test('DUE-4 a server that crashed with a deadline in hand: another one takes it later, and it passes once', async () => {
  const orderId = await checkedOut();
  shop.forward(60);
  await claimDue(db, work.organisation, shop.clock.now(), 60, 10);
  expect(await passDue(work)).toBe('idle');
  shop.forward(60);
  await passDue(work);
  expect(await asks(orderId)).toBe(2);
});

test('DUE-4 a deadline that passed and is still there passes again without effect', async () => {
  const orderId = await checkedOut();
  const [row] = await db('deadlines').where({ aggregate_id: orderId });
  shop.forward(60);
  await passDue(work);
  await db('deadlines').insert(row);
  await passDue(work);
  expect(await asks(orderId)).toBe(2);
  expect(await left()).toBe(1);
});

test('DUE-5 a follow-up that is due now runs as soon as the worker is called', async () => {
  const orderId = await checkedOut();
  shop.forward(60);
  const worker = startDeadlines({ ...work, pollMs: 60_000 });
  running.push(worker);
  expect(await waitFor(async () => (await asks(orderId)) === 2, 5_000)).toBe(true);
  const id = randomUUID();
  const command = {
    id,
    type: 'AddNote',
    v: 1,
    subject: orderId,
    payload: { noteId: id, text: 'follow up' },
    occurredAt: shop.clock.now(),
  };
  await db('deadlines').insert({
    organisation_id: work.organisation,
    id,
    aggregate_id: orderId,
    due_at: shop.clock.now(),
    command,
  });
  worker.wake();
  expect(await waitFor(async () => (await left()) === 1, 5_000)).toBe(true);
  expect(await shop.order(orderId)).toMatchObject({ notes: [{ text: 'follow up' }] });
});

test('DUE-6 a row nobody can read stops nothing', async () => {
  const id = randomUUID();
  await db('deadlines').insert({
    organisation_id: work.organisation,
    id,
    aggregate_id: id,
    due_at: shop.clock.now(),
    command: { what: 1 },
  });
  const orderId = await checkedOut();
  shop.forward(60);
  running.push(startDeadlines(work));
  expect(await waitFor(async () => (await asks(orderId)) === 2, 5_000)).toBe(true);
});
