import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openDatabase } from '../store/database';
import type { Database } from '../store/database';
import { freshDatabase } from '../testing/postgres';
import type { FreshDatabase } from '../testing/postgres';
import { newOrganisation, shopOf } from '../testing/shop';
import type { Shop } from '../testing/shop';
import { receiveFile } from './receive-file';
import type { InboundReport } from './receive-file';

let fresh: FreshDatabase;
let db: Database;
let shop: Shop;

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
});

async function take(lines: readonly string[], parked: number[] = []): Promise<InboundReport> {
  async function* chunks() {
    for (const line of lines) yield Buffer.from(`${line}\r\n`);
  }
  return receiveFile(chunks(), {
    inbox: shop.inbox,
    clock: shop.clock,
    onVerdict: (line, { outcome }) => {
      if (outcome === 'parked') parked.push(line);
    },
  });
}

const line = (type: string, orderId: string, totalMoney: unknown = '1.00') =>
  JSON.stringify({
    type,
    id: randomUUID(),
    orderId,
    basketId: 'b',
    fullName: 'Ada',
    email: 'ada@example.com',
    totalMoney,
  });

test('SHP-8 every line is accounted for, bad ones are named and stop nothing', async () => {
  const [one, two] = [randomUUID(), randomUUID()];
  const checkout = line('UserCheckedOut', one);
  const parked: number[] = [];
  const lines = [
    checkout,
    '',
    '{"broken"',
    checkout,
    line('BasketDeletedComplete', two),
    line('StockMoved', one),
    line('UserCheckedOut', randomUUID(), 'much'),
    line('OrderStatusChangedToComplete', one),
  ];
  expect(await take(lines, parked)).toEqual({
    lines: 7,
    applied: 2,
    ignored: 1,
    held: 1,
    parked: 2,
    skipped: 1,
    reasons: { repeat: 1, 'not-json': 1, 'order-unknown': 1, 'unknown-type': 1, 'invalid-members': 1 },
  });
  expect([...parked].sort()).toEqual([3, 7]);
  expect(await shop.order(one)).toMatchObject({ status: 'completed' });
});

test('SHP-8 the same file again changes nothing', async () => {
  const orders = Array.from({ length: 150 }, () => randomUUID());
  const lines = ['UserCheckedOut', 'BasketDeletedComplete', 'OrderStatusChangedToComplete'].flatMap((type) =>
    orders.map((id) => line(type, id)),
  );
  expect(await take(lines)).toMatchObject({ lines: 450, applied: 450 });
  const { seq } = await db('feed').where({ organisation_id: shop.inbox.organisation }).first();
  expect(await take(lines)).toMatchObject({ lines: 450, applied: 0, ignored: 450, reasons: { repeat: 450 } });
  expect((await db('feed').where({ organisation_id: shop.inbox.organisation }).first()).seq).toBe(seq);
  for (const id of orders) expect(await shop.order(id)).toMatchObject({ status: 'completed' });
});
