import { getRxStorageMemory } from 'rxdb/plugins/storage-memory';
import { NO_FILTER } from 'shared/order/order-filter';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { LocalDatabase } from '../database';
import { openDatabase } from '../database';
import { foldedViews } from '../folded';
import { pendingOrder, syncedOrder } from '../examples';
import { rxdbStore } from '../rxdb-store';
import type { LocalStore } from '../store';
import { orderBoard } from './order-board';
import type { OrderBook } from './order-book';
import { openOrderBook } from './order-book';
import { NEWEST_FIRST } from './order-query';

let database: LocalDatabase;
let store: LocalStore;
let book: OrderBook;
const folded = foldedViews();

beforeAll(async () => {
  database = await openDatabase({ name: 'board', storage: getRxStorageMemory(), multiInstance: false });
  store = rxdbStore(database);
  await store.write([1, 2, 3].map((n) => ({ document: syncedOrder(n), revision: null })));
  book = openOrderBook(database, folded, (fault) => {
    throw fault;
  });
});
afterAll(async () => {
  book.close();
  await store.close();
});

const ALL = { ...NO_FILTER, unsynced: false, sort: NEWEST_FIRST };

test('BRD-4 what others place waits behind "new", what is made here shows at once, and asking shows all', async () => {
  await vi.waitFor(() => {
    expect(book.whole.get()).toBe(true);
  });
  const board = orderBoard(book, ALL, () => true);
  const stop = board.subscribe(() => undefined);
  const seen = () => ({ rows: board.get().rows.map(({ number }) => number), waiting: board.get().waiting });
  expect(seen()).toEqual({ rows: ['W1-000003', 'W1-000002', 'W1-000001'], waiting: 0 });

  await store.write([{ document: syncedOrder(4), revision: null }]);
  await vi.waitFor(() => {
    expect(seen()).toEqual({ rows: ['W1-000003', 'W1-000002', 'W1-000001'], waiting: 1 });
  });
  await store.write([{ document: pendingOrder(5), revision: null }]);
  await vi.waitFor(() => {
    expect(seen()).toEqual({ rows: ['W1-000005', 'W1-000003', 'W1-000002', 'W1-000001'], waiting: 1 });
  });
  board.showWaiting();
  expect(seen().rows).toEqual(['W1-000005', 'W1-000004', 'W1-000003', 'W1-000002', 'W1-000001']);
  stop();
});

test('BRD-1 while a device is being filled nothing waits', async () => {
  const board = orderBoard(book, ALL, () => false);
  const stop = board.subscribe(() => undefined);
  await store.write([{ document: syncedOrder(6), revision: null }]);
  await vi.waitFor(() => {
    expect(board.get()).toMatchObject({ waiting: 0, rows: [{ number: 'W1-000006' }, {}, {}, {}, {}, {}] });
  });
  stop();
});

test('BRD-4 where nothing is shown, what others place shows at once', async () => {
  const board = orderBoard(book, { ...ALL, text: 'W1-000007' }, () => true);
  const stop = board.subscribe(() => undefined);
  expect(board.get().rows).toEqual([]);
  await store.write([{ document: syncedOrder(7), revision: null }]);
  await vi.waitFor(() => {
    expect(board.get()).toMatchObject({ waiting: 0, rows: [{ number: 'W1-000007' }] });
  });
  stop();
});
