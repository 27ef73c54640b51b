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
import { currency } from 'shared/currency';
import { unitPrice } from 'shared/unit-price';
import type { LocalDatabase } from './database';
import { openDatabase } from './database';
import { EPOCH, uuid } from './examples';
import type { Live } from './live';
import type { RecordRows } from './record-list';
import { recordList } from './record-list';
import { localRecordCounts, oneDocument, recordCounts } from './record-queries';
import { rxdbStore } from './rxdb-store';
import type { LocalDocument, LocalStore } from './store';

disableWarnings();
addRxPlugin(RxDBDevModePlugin);

type Desktop = { readonly database: LocalDatabase; readonly store: LocalStore };

let opened = 0;

/** One after the other: all open databases together may have fourteen collections. */
async function onBoth(check: (each: Desktop) => Promise<void>): Promise<void> {
  for (const bare of [getRxStorageDexie(), getRxStorageMemory()] as readonly RxStorage<unknown, unknown>[]) {
    opened += 1;
    const storage = wrappedValidateAjvStorage({ storage: bare });
    const database = await openDatabase({ name: `records${String(opened)}`, storage, multiInstance: false });
    const store = rxdbStore(database);
    try {
      await check({ database, store });
    } finally {
      await store.close();
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

type Known = { readonly n: number; readonly sku: string; readonly status: 'offered' | 'withdrawn' };

function productOf({ n, sku, status }: Known): Extract<LocalDocument, { type: 'product' }> {
  const state = {
    ...{ status, sku, name: `Lamp ${String(n)}`, barcode: '' },
    ...{ unitPrice: unitPrice(25_500), currency: currency('EUR'), taxBasisPoints: 0 },
  };
  return {
    ...{ type: 'product', id: uuid(n), state, base: { version: 1, epoch: EPOCH, seq: n, state } },
    ...{ history: [], pendingCount: 0, localState: 'synced', blocked: [], unverified: false },
    ...{ pinned: false, gone: false },
  };
}

async function keep({ store }: Desktop, products: readonly Known[]): Promise<void> {
  for (const one of products) {
    const wanted = ref('product', uuid(one.n));
    const held = (await store.documents([wanted])).get(`product:${wanted.id}`);
    await store.write([{ document: productOf(one), revision: held?.revision ?? null }]);
  }
}

const skus = (list: RecordRows<'product'> | undefined) => list?.rows.map(({ state }) => state.sku);

/** Names as clerks type them: capitals, spaces, marks, letters of other alphabets. */
const sku = fc.constantFrom('LAMP-1', 'lamp-2', 'Lamp 3', 'lam', 'LÄMP', 'l-1', 'zed', 'Zé 4', '85123A', '𝒵');
const known: fc.Arbitrary<Known> = fc.record({
  n: fc.integer({ min: 1, max: 9 }),
  sku,
  status: fc.constantFrom('offered', 'withdrawn'),
});

const FILTERS = [
  { status: 'all', prefix: '' },
  { status: 'all', prefix: 'LAM' },
  { status: 'offered', prefix: ' lamp' },
  { status: 'withdrawn', prefix: 'z' },
  { status: 'offered', prefix: '' },
] as const;

test('REC-1 a list of records shows what a filter over all of them would, on Dexie and in memory, page after page', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(known, { maxLength: 16 }), async (steps) => {
      await onBoth(async (each) => {
        const lists = FILTERS.map((filter) => recordList(each.database, { kind: 'product', ...filter }, 2));
        await keep(each, steps);
        const last = [...new Map(steps.map((step) => [step.n, step])).values()];
        for (const [position, { status, prefix }] of FILTERS.entries()) {
          const begins = prefix.trim().toLowerCase();
          const wanted = last
            .filter((one) => (status === 'all' || one.status === status) && one.sku.toLowerCase().startsWith(begins))
            .map((one) => ({ sku: one.sku, rank: `${one.sku.toLowerCase()} ${uuid(one.n)}` }))
            .sort((a, b) => (a.rank < b.rank ? -1 : 1))
            .map((one) => one.sku);
          const list = lists[position];
          if (list === undefined) throw new Error('no list');
          const stop = list.subscribe(() => {
            list.near(0, 20);
          });
          await until(list, (found) => [skus(found), found?.more], [wanted, false]);
          stop();
        }
      });
    }),
    { numRuns: 12 },
  );
});

test('REC-2 rows that are far away come when they are asked for, and pages that left are fresh when they are near again', async () => {
  await onBoth(async (each) => {
    const name = (n: number) => `P${String(n).padStart(3, '0')}`;
    const all = Array.from({ length: 60 }, (_, n) => ({ n: n + 1, sku: name(n), status: 'offered' as const }));
    await each.store.write(all.map((one) => ({ document: productOf(one), revision: null })));
    const list = recordList(each.database, { kind: 'product', status: 'offered', prefix: '' }, 2);
    await until(list, (found) => [skus(found)?.length, found?.more], [2, true]);
    list.near(59, 59);
    const stop = list.subscribe(() => {
      list.near(59, 59);
    });
    await until(list, (found) => [skus(found)?.length, found?.more], [60, false]);
    stop();
    const far = list.get()?.rows[0];
    await keep(each, [{ n: 1, sku: 'P000', status: 'withdrawn' }]);
    await keep(each, [{ n: 60, sku: 'P059X', status: 'offered' }]);
    await until(list, (found) => skus(found)?.at(-1), 'P059X');
    expect(list.get()?.rows[0]).toBe(far);
    list.near(0, 5);
    await until(list, (found) => skus(found)?.[0], 'P001');
  });
});

test('REC-3 counts by state, what is not on the server and one record follow every change', async () => {
  await onBoth(async ({ database, store }) => {
    const one = productOf({ n: 1, sku: 'A', status: 'offered' });
    const live = oneDocument(database, 'product', one.id);
    await until(live, (found) => found, null);
    const counts = await recordCounts(database, 'product');
    const local = await localRecordCounts(database, 'product');
    await store.write([
      { document: { ...one, localState: 'pending' }, revision: null },
      { document: productOf({ n: 2, sku: 'B', status: 'withdrawn' }), revision: null },
    ]);
    await until(live, (found) => found?.state.status, 'offered');
    await until(counts, (found) => Object.fromEntries(found), { offered: 1, withdrawn: 1 });
    await until(local, (found) => found.get('pending'), 1);
    counts.close();
    local.close();
  });
});
