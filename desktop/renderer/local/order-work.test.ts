import 'fake-indexeddb/auto';
import fc from 'fast-check';
import type { RxStorage } from 'rxdb';
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie';
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory';
import { expect, test, vi } from 'vitest';
import { ref } from 'shared/aggregate';
import type { Difference, KnownOrder } from 'shared/order/order';
import { euro } from 'shared/testing/examples';
import type { LocalDatabase } from './database';
import { openDatabase } from './database';
import { moment, placedOrder, syncedOrder } from './examples';
import { orderWork } from './order-work';
import { rxdbStore } from './rxdb-store';
import type { LocalStore } from './store';

type Desktop = { readonly database: LocalDatabase; readonly store: LocalStore };

let opened = 0;
/** One after the other: all open databases together may have fourteen collections. */
async function onBoth(check: (each: Desktop) => Promise<void>): Promise<void> {
  for (const storage of [getRxStorageDexie(), getRxStorageMemory()] as readonly RxStorage<unknown, unknown>[]) {
    opened += 1;
    const database = await openDatabase({ name: `work${opened}`, storage, multiInstance: false });
    const store = rxdbStore(database);
    try {
      await check({ database, store });
    } finally {
      await store.close();
    }
  }
}

type Kind = 'plain' | 'differs' | 'owes' | 'talks' | 'gone';
type Step = { readonly n: number; readonly become: Kind };
const step: fc.Arbitrary<Step> = fc.record({
  n: fc.integer({ min: 1, max: 15 }),
  become: fc.constantFrom('plain', 'differs', 'owes', 'talks', 'gone'),
});

function orderOf(n: number, become: Exclude<Kind, 'gone'>): KnownOrder {
  const drift: Difference = { type: 'amount-drift', ours: euro(1), theirs: euro(2), at: moment(100 - n) };
  const changes: Record<Exclude<Kind, 'gone'>, Partial<KnownOrder>> = {
    plain: {},
    differs: { differences: [drift] },
    owes: { debts: [{ message: 'CompleteOrderCommand', at: moment(200 + n) }] },
    talks: { notes: [{ id: 'n', text: 'about "differences":[{ and "debts":[{', by: null, at: moment(1) }] },
  };
  return placedOrder(n, changes[become]);
}

async function take(store: LocalStore, { n, become }: Step): Promise<void> {
  const one = ref('order', syncedOrder(n).id);
  const held = (await store.documents([one])).get(`order:${one.id}`);
  if (become === 'gone') {
    if (held !== undefined) await store.remove([{ ref: one, revision: held.revision }]);
    return;
  }
  await store.write([{ document: syncedOrder(n, 1, orderOf(n, become)), revision: held?.revision ?? null }]);
}

/** What the list must show: a filter over all, by the oldest thing to look into. */
async function expected(store: LocalStore): Promise<readonly string[]> {
  const all = await store.documents(Array.from({ length: 15 }, (_, n) => ref('order', syncedOrder(n + 1).id)));
  const orders = [...all.values()].flatMap(({ document: { state, type } }) =>
    type === 'order' && state.status !== 'new' ? [state] : [],
  );
  const at = ({ differences, debts }: KnownOrder) => [...differences, ...debts][0]?.at ?? '';
  return orders
    .filter((order) => at(order) !== '')
    .sort((a, b) => (at(a) < at(b) ? -1 : 1))
    .map(({ number }) => number);
}

test('ATT-5 the list is a filter over all orders held here, before and after it opens, on Dexie and in memory', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), fc.array(step, { maxLength: 12 }), async (before, after) => {
      await onBoth(async ({ database, store }) => {
        for (const one of before) await take(store, one);
        const work = orderWork(database, 4);
        const leave = work.subscribe(() => undefined);
        for (const one of after) await take(store, one);
        const wanted = await expected(store);
        await vi.waitFor(
          () => {
            const { orders, complete } = work.get();
            expect({ complete, numbers: orders.map(({ number }) => number) }).toEqual({
              complete: true,
              numbers: wanted,
            });
          },
          { timeout: 5_000, interval: 2 },
        );
        leave();
      });
    }),
    { numRuns: 8 },
  );
});

test('ATT-5 who comes back is shown what happened meanwhile', async () => {
  await onBoth(async ({ database, store }) => {
    const work = orderWork(database);
    const numbers = async (wanted: readonly string[]) => {
      const leave = work.subscribe(() => undefined);
      await vi.waitFor(() => {
        expect([work.get().complete, work.get().orders.map(({ number }) => number)]).toEqual([true, wanted]);
      });
      leave();
    };
    await take(store, { n: 1, become: 'differs' });
    await numbers(['W1-000001']);
    await take(store, { n: 2, become: 'owes' });
    await take(store, { n: 1, become: 'plain' });
    await numbers(['W1-000002']);
  });
});
