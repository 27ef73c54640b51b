import * as fc from 'fast-check';
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { commandId } from 'shared/ids';
import { closedOver } from './closed-set';
import { openDatabase } from './database';
import { command, uuid } from './examples';
import { memoryStore } from './memory-store';
import { rxdbStore } from './rxdb-store';
import type { LocalStore, OutboxRow } from './store';

let database: Awaited<ReturnType<typeof openDatabase>>;
let windows: readonly [LocalStore, LocalStore];
beforeAll(async () => {
  database = await openDatabase({ name: 'row-index', storage: getRxStorageMemory(), multiInstance: false });
  windows = [rxdbStore(database), rxdbStore(database)];
});
afterAll(() => database.close());

/** What `about` promises, by reading everything: touched or stood on, and whatever shares aggregates with these. */
function tied(rows: readonly OutboxRow[], start: readonly string[]): readonly number[] {
  const ids = new Set(start);
  const found = new Set<OutboxRow>();
  for (let grown = true; grown;) {
    grown = false;
    for (const row of rows) {
      const own = row.touched.map((key) => key.slice(key.indexOf(':') + 1));
      if (found.has(row) || ![...own, ...row.after].some((id) => ids.has(id))) continue;
      found.add(row);
      grown = true;
      for (const id of own) ids.add(id);
    }
  }
  return [...found].map(({ seq }) => seq).sort((a, b) => a - b);
}

const step = fc.record({
  window: fc.nat({ max: 1 }),
  touched: fc.uniqueArray(fc.nat({ max: 6 }), { minLength: 1, maxLength: 2 }),
  after: fc.array(fc.nat({ max: 9 }), { maxLength: 2 }),
  becomes: fc.constantFrom('queued' as const, 'accepted' as const, 'settled' as const, 'rejected' as const),
});

test('STO-2 what an act must read of the outbox is found without reading the rest, whichever window wrote it', async () => {
  let made = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.boolean(),
      fc.array(step, { maxLength: 15 }),
      fc.nat({ max: 6 }),
      async (plain, steps, asked) => {
        const memory = memoryStore();
        const stores = plain ? [memory, memory] : windows;
        const base = made * 100;
        const aggregate = (n: number) => uuid(500_000 + base + n);
        for (const { window, touched, after, becomes } of steps) {
          const n = 10_000 + ++made;
          const row = await stores[window]?.append(async () => ({
            ...command(n),
            touched: touched.map((one) => `order:${aggregate(one)}`),
            after: after.map((one) => commandId(uuid(10_000 + made - one))),
          }));
          if (row) await stores[1 - window]?.changeRows([row.id], () => ({ status: becomes }));
        }
        for (const store of stores) {
          const rows = await store.about([aggregate(asked)]);
          const all = await store.unsettled();
          expect(rows.map(({ seq }) => seq)).toEqual(expect.arrayContaining([...tied(all, [aggregate(asked)])]));
          expect(all).toEqual(expect.arrayContaining([...rows]));
          const start = [`order:${aggregate(asked)}`];
          expect(closedOver(start, rows, 'settings:none')).toEqual(closedOver(start, all, 'settings:none'));
        }
      },
    ),
    { numRuns: 60 },
  );
});

test('STO-1 many are durable together; what is refused in between takes no number, and a start below is kept to', async () => {
  for (const store of [memoryStore(), windows[0]]) {
    const from = (await store.highestSeq()) + 1;
    const rows = await store.appendAll(async () => [command(900_001), command(900_002), command(900_003)], from + 5);
    expect(rows.map(({ seq }) => seq - from)).toEqual([5, 6, 7]);
    expect(await store.appendAll(async () => [])).toEqual([]);
    expect(await store.highestSeq()).toBe(from + 7);
    await store.changeRows([commandId(uuid(900_002))], () => ({ status: 'accepted' }));
    expect((await store.accepted()).map(({ id }) => id)).toContain(uuid(900_002));
  }
});
