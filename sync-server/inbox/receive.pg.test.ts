import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openDatabase } from '../store/database';
import type { Database } from '../store/database';
import { freshDatabase } from '../testing/postgres';
import type { FreshDatabase } from '../testing/postgres';
import { newOrganisation, shopOf } from '../testing/shop';
import type { Members, Shop } from '../testing/shop';
import { receive } from './receive';

let fresh: FreshDatabase;
let db: Database;
let shop: Shop;
let said: Members & { readonly orderId: string };

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
  said = { orderId: randomUUID(), basketId: 'b', fullName: 'Ada', email: 'ada@example.com', totalMoney: '19.90' };
});

const rows = () => db('inbox').where({ organisation_id: shop.inbox.organisation }).orderBy('received_at');
const types = async () =>
  (await shop.announced(said.orderId)).map(({ type }) => type.replace(/^waybill\.\w+\.|\.v1$/g, ''));

test('SHP-5 the same message a year later changes nothing; neither does another wording under its id', async () => {
  const message = { ...said, id: randomUUID() };
  await shop.send('UserCheckedOut', message);
  await shop.send('OrderStatusChangedToComplete', { ...said, id: 'done' });
  const before = await shop.announced(said.orderId);
  await shop.pass(366 * 86_400);
  expect(await shop.send('UserCheckedOut', message)).toMatchObject({ outcome: 'ignored', reason: 'repeat' });
  expect(await shop.send('OrderStatusChangedToCancel', { ...said, id: 'done' })).toMatchObject({
    outcome: 'ignored',
    reason: 'repeat',
  });
  expect(await shop.announced(said.orderId)).toEqual(before);
});

test('SHP-5 ten deliveries of one message at the same moment are applied once', async () => {
  const message = { ...said, id: randomUUID() };
  const outcomes = await Promise.all(Array.from({ length: 10 }, () => shop.send('UserCheckedOut', message)));
  expect(outcomes.filter(({ outcome }) => outcome === 'applied')).toHaveLength(1);
  expect(outcomes.filter(({ outcome }) => outcome === 'ignored')).toHaveLength(9);
  expect(await types()).toEqual(['created', 'place-order-command']);
});

test('SHP-5 a crash between door and inbox is a repeat that changes nothing', async () => {
  const text = JSON.stringify({ type: 'UserCheckedOut', ...said, id: 'one' });
  const crashing = {
    ...shop.inbox,
    door: async (...batch: Parameters<Shop['door']>) =>
      shop.door(...batch).then(() => Promise.reject(new Error('the power is gone'))),
  };
  await expect(receive(crashing, { text, receivedAt: shop.clock.now() })).rejects.toThrow('the power is gone');
  expect(await rows()).toEqual([]);
  await shop.pass(60);
  expect(await shop.sendText(text)).toMatchObject({ outcome: 'applied' });
  expect(await shop.sendText(text.replace('19.90', '20.90'))).toMatchObject({ outcome: 'ignored', reason: 'repeat' });
  expect(await types()).toEqual(['created', 'place-order-command']);
});

test('SHP-6 what comes before its checkout is held and released by it, in the order it came', async () => {
  expect(await shop.send('BasketDeletedComplete', said)).toMatchObject({ outcome: 'held', reason: 'order-unknown' });
  await shop.pass(1);
  expect(await shop.send('OrderStatusChangedToComplete', { ...said, id: 'x' })).toMatchObject({ outcome: 'held' });
  expect(await shop.send('OrderStatusChangedToComplete', { ...said, id: 'x' })).toMatchObject({
    outcome: 'ignored',
    reason: 'repeat',
  });
  await shop.pass(597);
  expect(await types()).toEqual([]);
  await shop.send('UserCheckedOut', said);
  expect(await types()).toEqual([
    'created',
    'place-order-command',
    'delete-basket-complete-command',
    'completed',
    'complete-order-command',
  ]);
  expect((await rows()).map(({ outcome, message, held_until }) => ({ outcome, message, held_until }))).toEqual(
    Array.from({ length: 3 }, () => ({ outcome: 'applied', message: null, held_until: null })),
  );
});

test('SHP-6 a checkout that never comes parks what waited for it, after ten minutes and not before', async () => {
  await shop.send('BasketDeletedComplete', said);
  await shop.pass(599);
  expect(await rows()).toMatchObject([{ outcome: 'held' }]);
  await shop.pass(1);
  expect(await rows()).toMatchObject([{ outcome: 'parked', reason: 'no-checkout' }]);
  await shop.send('UserCheckedOut', said);
  expect(await types()).toEqual(['created', 'place-order-command']);
});

test('SHP-6 a checkout that lost its answer is made up for by the one who looks after held messages', async () => {
  await shop.send('BasketDeletedComplete', said);
  const payload = {
    source: 'shop',
    basketId: 'b',
    contact: { fullName: null, email: null },
    total: { minor: 1990, currency: 'EUR' },
  };
  await shop.command('RecordCheckout', said.orderId, payload);
  await shop.pass(601);
  expect(await types()).toEqual(['created', 'place-order-command', 'delete-basket-complete-command']);
});

test('SHP-6 checkout and facts racing each other end the same', async () => {
  for (let round = 0; round < 10; round += 1) {
    const orderId = randomUUID();
    await Promise.all(['BasketDeletedComplete', 'UserCheckedOut'].map((type) => shop.send(type, { ...said, orderId })));
    expect((await shop.announced(orderId)).map(({ type }) => type)).toEqual([
      'waybill.order.created.v1',
      'waybill.shop.place-order-command.v1',
      'waybill.shop.delete-basket-complete-command.v1',
    ]);
  }
});

test('SHP-7 what cannot be applied is parked with a reason, and read anew when it comes again', async () => {
  const broken = { ...said, id: 'a', totalMoney: '19.905' };
  expect(await shop.send('UserCheckedOut', broken)).toEqual({
    outcome: 'parked',
    reason: 'total-not-in-currency',
    detail: 'totalMoney: no amount of EUR',
  });
  expect(await shop.send('UserCheckedOut', broken)).toMatchObject({ outcome: 'parked' });
  expect(await rows()).toMatchObject([
    { outcome: 'parked', reason: 'total-not-in-currency', message: { currency: 'EUR' } },
  ]);
  expect(await shop.send('UserCheckedOut', { ...broken, totalMoney: '19.90' })).toMatchObject({ outcome: 'applied' });
  expect(await rows()).toMatchObject([{ outcome: 'applied', message: null }]);
});

test('SHP-7 a type we do not know is skipped; a message without an id is known by its text', async () => {
  expect(await shop.send('StockMoved', { id: 'b' })).toEqual({
    outcome: 'skipped',
    reason: 'unknown-type',
    detail: 'StockMovedIntegrationEvent',
  });
  expect(await shop.sendText('{"no": "type"}')).toMatchObject({ outcome: 'parked', reason: 'no-type' });
  expect(await shop.sendText('{"no": "type"}')).toMatchObject({ outcome: 'parked', reason: 'no-type' });
  expect((await rows()).map(({ outcome }) => outcome).sort()).toEqual(['parked', 'skipped']);
});

test('SHP-7 a command our own code fails on is parked as a fault and comes again; a busy database stores nothing', async () => {
  const answering = (code: string) => ({
    ...shop.inbox,
    door: () => Promise.resolve([{ status: 'retry' as const, code }]),
  });
  const arrived = {
    text: JSON.stringify({ type: 'UserCheckedOut', ...said, id: 'one' }),
    receivedAt: shop.clock.now(),
  };
  expect(await receive(answering('CONFLICT_RETRY'), arrived)).toMatchObject({ outcome: 'try-again' });
  expect(await rows()).toEqual([]);
  expect(await receive(answering('FAULT'), arrived)).toMatchObject({ outcome: 'parked', reason: 'FAULT' });
  expect(await receive(shop.inbox, arrived)).toMatchObject({ outcome: 'applied' });
});

test('SHP-7 nothing a message says throws or stops the next one', async () => {
  const nasty = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.jsonValue().map((value) => JSON.stringify(value)),
    fc
      .record({
        type: fc.constant('UserCheckedOut'),
        id: fc.string({ unit: 'binary' }),
        orderId: fc.uuid(),
        basketId: fc.string({ unit: 'binary' }),
        fullName: fc.string({ unit: 'binary' }),
        email: fc.anything(),
        totalMoney: fc.oneof(fc.double(), fc.string(), fc.bigInt().map(String)),
      })
      .map((value) =>
        JSON.stringify(value, (_, member: unknown) => (typeof member === 'bigint' ? String(member) : member)),
      ),
  );
  await fc.assert(
    fc.asyncProperty(nasty, async (text) => {
      expect(['applied', 'ignored', 'parked', 'skipped', 'held']).toContain((await shop.sendText(text)).outcome);
    }),
    { numRuns: 150 },
  );
  expect(await shop.send('UserCheckedOut', said)).toMatchObject({ outcome: 'applied' });
});
