import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { addRxPlugin } from 'rxdb';
import type { RxStorage } from 'rxdb';
import { RxDBDevModePlugin, disableWarnings } from 'rxdb/plugins/dev-mode';
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie';
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory';
import { wrappedValidateAjvStorage } from 'rxdb/plugins/validate-ajv';
import { expect, test, vi } from 'vitest';
import { ref } from 'shared/aggregate';
import type { LocalDatabase } from './database';
import { foldedViews } from './folded';
import { openDatabase } from './database';
import { command, pendingOrder, placedOrder, syncedOrder } from './examples';
import type { Live } from './live';
import type { OrderFilter } from './order-list';
import { orderList } from './order-list';
import { localOrderCounts, oneOrder, orderCounts, queuedCommands, refusedCommands } from './queries';
import { rxdbStore } from './rxdb-store';
import type { LocalDocument, LocalStore } from './store';
import { sweepOut } from './sweep';

disableWarnings();
addRxPlugin(RxDBDevModePlugin);

type Desktop = { readonly database: LocalDatabase; readonly store: LocalStore };

let opened = 0;
async function desktop(storage: RxStorage<unknown, unknown>): Promise<Desktop> {
  opened += 1;
  const validated = wrappedValidateAjvStorage({ storage });
  const database = await openDatabase({ name: `queries${opened}`, storage: validated, multiInstance: false });
  return { database, store: rxdbStore(database) };
}

/** One after the other: all open databases together may have fourteen collections. */
async function onBoth(check: (each: Desktop) => Promise<void>): Promise<void> {
  for (const storage of [getRxStorageDexie(), getRxStorageMemory()]) {
    const each = await desktop(storage);
    try {
      await check(each);
    } finally {
      await each.store.close();
    }
  }
}

/** Waits until what is alive says this. */
async function until<T, R>(live: Live<T>, pick: (value: T) => R, wanted: R): Promise<void> {
  const leave = live.subscribe(() => undefined);
  await vi.waitFor(
    () => {
      expect(pick(live.get())).toEqual(wanted);
    },
    { timeout: 5_000, interval: 2 },
  );
  leave();
}

type Step = { readonly n: number; readonly become: 'synced' | 'cancelled' | 'pending' | 'gone' };
const step: fc.Arbitrary<Step> = fc.record({
  n: fc.integer({ min: 1, max: 12 }),
  become: fc.constantFrom('synced', 'cancelled', 'pending', 'gone'),
});

async function take({ store }: Desktop, { n, become }: Step): Promise<void> {
  const wanted = ref('order', syncedOrder(n).id);
  const held = (await store.documents([wanted])).get(`order:${wanted.id}`);
  if (become === 'gone') {
    if (held !== undefined) await store.remove([{ ref: wanted, revision: held.revision }]);
    return;
  }
  await store.write([{ document: documentOf(n, become), revision: held?.revision ?? null }]);
}

function documentOf(n: number, become: Exclude<Step['become'], 'gone'>): LocalDocument {
  if (become === 'pending') return pendingOrder(n);
  return become === 'synced'
    ? syncedOrder(n)
    : syncedOrder(n, 2, {
        ...placedOrder(n),
        status: 'cancelled',
        cancelledAt: placedOrder(n).placedAt,
        reason: 'asked',
      });
}

const FILTERS = ['all', 'placed', 'cancelled', 'completed'] as const satisfies readonly OrderFilter[];

/** What a list must show: a filter over all documents, newest first. */
function filtered(documents: readonly LocalDocument[], filter: OrderFilter): readonly string[] {
  const wanted = documents.flatMap((document) =>
    document.type === 'order' && document.state.status !== 'new' ? [document.state] : [],
  );
  return wanted
    .filter(({ status }) => filter === 'all' || status === filter)
    .sort((a, b) => (a.placedAt < b.placedAt ? 1 : -1))
    .map(({ number }) => number);
}

const numbers = (list: ReturnType<ReturnType<typeof orderList>['get']>) => list?.rows.map(({ state }) => state.number);

test('SYN-10 STO-7 STO-8 an indexed list shows what a filter over all views would, on Dexie and in memory', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
      await onBoth(async (each) => {
        const lists = FILTERS.map((filter) => [filter, orderList(each.database, filter)] as const);
        const counts = [await orderCounts(each.database), await localOrderCounts(each.database)] as const;
        for (const one of steps) await take(each, one);
        const all = await each.store.documents(
          Array.from({ length: 12 }, (_, n) => ref('order', syncedOrder(n + 1).id)),
        );
        const documents = [...all.values()].map(({ document }) => document);
        for (const [filter, list] of lists) {
          await until(list, numbers, filtered(documents, filter));
        }
        const again = [await orderCounts(each.database), await localOrderCounts(each.database)];
        expect(counts.map((kept) => kept.get())).toEqual(again.map((counted) => counted.get()));
        expect(counts[0].get().get('placed') ?? 0).toBe(filtered(documents, 'placed').length);
        for (const kept of [...counts, ...again]) kept.close();
      });
    }),
    { numRuns: 10 },
  );
});

test('STO-7 pages follow each other without a hole, and what comes in on top opens none', async () => {
  await onBoth(async ({ database, store }) => {
    const write = (from: number, to: number) =>
      store.write(
        Array.from({ length: to - from + 1 }, (_, n) => ({ document: syncedOrder(from + n), revision: null })),
      );
    const expected = (from: number, to: number) =>
      Array.from({ length: from - to + 1 }, (_, n) => placedOrder(from - n).number);
    await write(1, 25);
    const list = orderList(database, 'all', 10);
    await until(list, numbers, expected(25, 16));
    list.more();
    await until(list, numbers, expected(25, 6));
    await write(26, 40);
    await until(list, numbers, expected(40, 6));
    list.more();
    await until(list, (rows) => [numbers(rows), rows?.more], [expected(40, 1), false]);
    list.more();
  });
});

test('STO-7 a row that did not change is the same row', async () => {
  await onBoth(async ({ database, store }) => {
    await store.write([1, 2].map((n) => ({ document: syncedOrder(n), revision: null })));
    const list = orderList(database, 'all');
    await until(list, numbers, ['W1-000002', 'W1-000001']);
    const before = list.get()?.rows[1];
    await store.write([{ document: syncedOrder(3), revision: null }]);
    await until(list, (rows) => rows?.rows.length, 3);
    expect(list.get()?.rows[2]).toBe(before);
  });
});

test('STO-6 one order, the refused and the queued commands follow every change', async () => {
  await onBoth(async ({ database, store }) => {
    const { id } = syncedOrder(1);
    await until(oneOrder(database, foldedViews(), id), (order) => order, null);
    await store.write([{ document: syncedOrder(1), revision: null }]);
    await until(oneOrder(database, foldedViews(), id), (order) => order?.state.status, 'placed');
    for (const n of [1, 2, 3]) await store.append(async () => command(n));
    await store.changeRows([command(2).id], () => ({ status: 'rejected', code: 'wrong-status' }));
    await until(refusedCommands(database), (rows) => rows?.map(({ seq }) => seq), [2]);
    await until(queuedCommands(database), (rows) => rows?.map(({ seq }) => seq), [1, 3]);
    expect(await store.counts()).toMatchObject({ queued: 2, rejected: 1 });
  });
});

test('SYN-18 what was removed is swept out once it is worth it, and nothing else with it', async () => {
  await onBoth(async ({ database, store }) => {
    await store.write([1, 2, 3].map((n) => ({ document: syncedOrder(n), revision: null })));
    for (const n of [1, 2]) await take({ database, store }, { n, become: 'gone' });
    expect(await sweepOut(database.orders, 3)).toBe(2);
    expect(await sweepOut(database.orders, 2)).toBe(2);
    expect(await sweepOut(database.orders, 1)).toBe(0);
    expect((await store.bases('order')).map(({ id }) => id)).toEqual([syncedOrder(3).id]);
  });
});
