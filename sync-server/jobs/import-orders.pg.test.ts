// Imports against real books: once, again, after people have worked on them, and changed at the source.
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { commandTable } from 'shared/command-table';
import type { OrderId, OrganisationId } from 'shared/ids';
import { commandId } from 'shared/ids';
import type { Profile } from 'shared/import/profile';
import { profileNamed } from 'shared/import/profiles';
import { instantFrom } from 'shared/instant';
import type { OrderCommand } from 'shared/order/commands';
import { beforeEach, expect, test } from 'vitest';
import { systemClock } from '../clock';
import { handleOwn } from '../commands/handle-batch';
import type { Database } from '../store/database';
import { openDatabase } from '../store/database';
import { onlyOrganisation } from '../store/feed';
import { freshDatabase } from '../testing/postgres';
import { seedDemo } from '../cli/demo-seed';
import { exportOrders } from '../cli/export-orders';
import { booksIn } from './import-books';
import { importOrders } from './import-orders';

type Waybill = { readonly db: Database; readonly organisation: OrganisationId; readonly close: () => Promise<void> };

async function openWaybill(): Promise<Waybill> {
  const { url, drop } = await freshDatabase();
  const db = openDatabase(url);
  const close = async () => {
    await db.destroy();
    await drop();
  };
  return { db, organisation: await onlyOrganisation(db), close };
}

let waybill: Waybill;
beforeEach(async () => {
  waybill = await openWaybill();
  return waybill.close;
});

const profile = (name: string): Profile => profileNamed(name) ?? expect.fail(`no profile ${name}`);
const booksOf = ({ db, organisation }: Waybill) => booksIn(db, organisation, systemClock);

const importInto = (target: Waybill, text: string | Uint8Array, name = 'online-retail', dryRun = false) => {
  const bytes = typeof text === 'string' ? Buffer.from(text) : text;
  return importOrders({ bytes, profile: profile(name), books: booksOf(target), dryRun });
};

const HEADER = 'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n';
const row = (invoice: string, quantity: number, price = '2.55') =>
  `${invoice},85123A,WHITE HEART,${quantity},2010-12-01 08:26:00,${price},17850.0,United Kingdom\n`;
const FILE = HEADER + row('536365', 6) + row('536365', 2, '3.39') + row('C536379', -1) + row('536371', -2, '0');

const countOf = async (table: string) => Number((await waybill.db(table).count('* as n'))[0]?.n);

async function onOrder(target: Waybill, order: OrderId, type: OrderCommand['type'], payload: Record<string, unknown>) {
  const now = systemClock.now();
  const command = {
    id: commandId(randomUUID()),
    type,
    v: commandTable[type].v,
    subject: order,
    payload,
    occurredAt: now,
  };
  const { organisation, db } = target;
  const results = await handleOwn(db, {
    organisation,
    correlationId: randomUUID(),
    recordedAt: now,
    commands: [command],
  });
  expect(results).toMatchObject([{ status: 'accepted' }]);
}

const placementsOf = ({ judged }: Awaited<ReturnType<typeof importOrders>>) =>
  judged.flatMap(({ order: { verdict } }) => (verdict.type === 'rejected' ? [] : [verdict.placement]));

test('IMP-1 an import places what is good and answers for every row', async () => {
  const { summary } = await importInto(waybill, FILE);
  expect(summary).toEqual({
    rows: 4,
    orders: 3,
    sales: 1,
    credits: 1,
    rejected: 1,
    alreadyPresent: 0,
    rowsImported: 3,
    rowsRejected: 1,
    rowsAlreadyPresent: 0,
    salesTotal: '22.08',
    creditsTotal: '-2.55',
    currency: 'GBP',
    reasons: { 'stock-adjustment': 1 },
  });
  const stored = await waybill.db('orders').select('number', 'placed_at').orderBy('number');
  expect(stored).toEqual([
    { number: '536365', placed_at: '2010-12-01T08:26:00.000Z' },
    { number: 'C536379', placed_at: '2010-12-01T08:26:00.000Z' },
  ]);
});

test('a dry run says the same and leaves nothing behind', async () => {
  const dry = await importInto(waybill, FILE, 'online-retail', true);
  expect(await countOf('orders')).toBe(0);
  expect(await countOf('receipts')).toBe(0);
  expect(dry.summary).toEqual((await importInto(waybill, FILE)).summary);
});

test('IMP-6 the same file again, with its rows in other places, changes nothing', async () => {
  await importInto(waybill, FILE);
  const events = await countOf('events');
  const shuffled = HEADER + row('C536379', -1) + row('536365', 6) + row('536371', -2, '0') + row('536365', 2, '3.39');
  const { summary } = await importInto(waybill, shuffled);
  expect(summary).toMatchObject({
    sales: 0,
    credits: 0,
    alreadyPresent: 2,
    rejected: 1,
    rowsAlreadyPresent: 3,
    salesTotal: '0.00',
  });
  expect(await countOf('events')).toBe(events);
  expect(await countOf('receipts')).toBe(2);
});

test('IMP-6 what people have done to an imported order since is no difference of the file', async () => {
  const [sale, credit] = placementsOf(await importInto(waybill, FILE));
  if (sale === undefined || credit === undefined) return expect.fail('both were imported');
  const { number: _, origin: __, source: ___, currency: ____, ...content } = sale.payload;
  await onOrder(waybill, sale.orderId, 'AmendOrder', {
    ...content,
    reference: 'PO 7',
    lines: content.lines.slice(0, 1),
  });
  await onOrder(waybill, credit.orderId, 'CancelOrder', { reason: 'entered twice' });
  expect((await importInto(waybill, FILE)).summary).toMatchObject({ alreadyPresent: 2, rejected: 1 });
});

test('IMP-7 an order that differs from what is there is reported and not touched', async () => {
  await importInto(waybill, FILE);
  const before = await waybill.db('orders').select('id', 'version', 'state').orderBy('id');
  const { summary, judged } = await importInto(waybill, HEADER + row('536365', 7) + row('C536379', -1));
  expect(summary).toMatchObject({
    orders: 2,
    rejected: 1,
    rowsRejected: 1,
    alreadyPresent: 1,
    reasons: { changed: 1 },
  });
  expect(judged[0]?.outcome).toEqual({ type: 'rejected', code: 'changed' });
  expect(await waybill.db('orders').select('id', 'version', 'state').orderBy('id')).toEqual(before);
});

test('IMP-7 an order somebody placed in the middle of the import is reported as changed', async () => {
  const books = booksOf(waybill);
  const [sale] = placementsOf(await importInto(waybill, FILE, 'online-retail', true));
  if (sale === undefined) return expect.fail('there is a sale');
  await importInto(waybill, HEADER + row('536365', 1));
  expect([...(await books.place([sale])).values()]).toEqual([{ type: 'rejected', code: 'changed' }]);
});

test('IMP-12 an export imports into other books with the same orders and totals, and into its own as already there', async () => {
  await seedDemo({ ...waybill, orders: 60, clock: systemClock, seed: 3 });
  await importInto(waybill, FILE);
  const pieces: string[] = [];
  const write = (piece: string) => Promise.resolve(void pieces.push(piece));
  expect(await exportOrders({ ...waybill, format: 'csv', since: null, write })).toBe(62);
  const csv = pieces.join('');
  expect((await importInto(waybill, csv, 'generic')).summary).toMatchObject({
    orders: 62,
    alreadyPresent: 62,
    rejected: 0,
  });
  const elsewhere = await openWaybill();
  try {
    expect((await importInto(elsewhere, csv, 'generic')).summary).toMatchObject({ orders: 62, rejected: 0 });
    const sums = ({ db }: Waybill) =>
      db('orders').select('id', 'number', 'placed_at', db.raw(`state->'totals' as totals`)).orderBy('id');
    expect(await sums(elsewhere)).toEqual(await sums(waybill));
  } finally {
    await elsewhere.close();
  }
});

test('an export begins where it is told to and writes a JSON document per line', async () => {
  await importInto(waybill, FILE);
  const pieces: string[] = [];
  const write = (piece: string) => Promise.resolve(void pieces.push(piece));
  const since = instantFrom('2010-12-02T00:00:00Z');
  expect(await exportOrders({ ...waybill, format: 'ndjson', since, write })).toBe(0);
  expect(await exportOrders({ ...waybill, format: 'ndjson', since: null, write })).toBe(2);
  const documents: unknown[] = pieces
    .join('')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(documents).toContainEqual(
    expect.objectContaining({ number: '536365', kind: 'sale', gross: '22.08', currency: 'GBP' }),
  );
});

test('DEM-4 the demo fills empty books and refuses any other', async () => {
  const first = await seedDemo({ ...waybill, orders: 30, clock: systemClock });
  expect(first).toMatchObject({ type: 'seeded', orders: 30 });
  expect(await countOf('orders')).toBe(30);
  expect(await seedDemo({ ...waybill, orders: 1, clock: systemClock })).toEqual({ type: 'not-empty' });
  expect(await countOf('orders')).toBe(30);
});

const folder = process.env['WAYBILL_TEST_DATA'];
if (folder === undefined)
  console.warn('SKIPPED: a real day into real books. Set WAYBILL_TEST_DATA to the folder of the data sets.');

test.runIf(folder !== undefined)('IMP-6 a real day goes in whole, once', async () => {
  const day = readFileSync(join(folder ?? '', 'orders', 'online-retail', '2010-12-01.csv'));
  const truth = { orders: 143, rejected: 1, rowsRejected: 1, reasons: { 'stock-adjustment': 1 } };
  expect((await importInto(waybill, day)).summary).toMatchObject({
    ...truth,
    sales: 136,
    credits: 6,
    salesTotal: '58960.79',
  });
  expect((await importInto(waybill, day)).summary).toMatchObject({
    ...truth,
    alreadyPresent: 142,
    rowsAlreadyPresent: 3107,
  });
});
