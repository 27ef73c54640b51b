import * as fc from 'fast-check';
import { addRxPlugin } from 'rxdb';
import { RxDBDevModePlugin, disableWarnings } from 'rxdb/plugins/dev-mode';
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory';
import { wrappedValidateAjvStorage } from 'rxdb/plugins/validate-ajv';
import { afterEach, describe, expect, test } from 'vitest';
import { CUSTOMER, NOON, ORGANISATION, exampleId, orderPayload } from 'shared/testing/examples';
import { commandId, orderId } from 'shared/ids';
import { instantFromMillis } from 'shared/instant';
import { openDatabase } from '../local/database';
import { refoldAll } from '../local/fold';
import { memoryStore } from '../local/memory-store';
import { rxdbStore } from '../local/rxdb-store';
import type { LocalStore } from '../local/store';
import { desked, done, viewOf } from '../testing/acting';
import { anyIntent } from '../testing/any-intent';
import { crashingStore } from '../testing/crashing-store';
import { actorOnAll } from './act';
import type { Intent } from './intent';
import { withdrawAll } from './withdraw';

disableWarnings();
addRxPlugin(RxDBDevModePlugin);

const place = (n: number, change: Partial<Intent> = {}): Intent =>
  ({
    ...{ type: 'PlaceOrder', subject: orderId(exampleId(5_000 + n)), payload: orderPayload({ number: `F-${n}` }) },
    ...change,
  }) as Intent;
const many = (count: number, from = 0) => Array.from({ length: count }, (_, n) => place(from + n));
const order = (store: LocalStore, n: number) => viewOf(store, 'order', exampleId(5_000 + n));

let fresh = 50_000;
const freshId = () => commandId(exampleId(++fresh));

let opened = 0;
const closing: (() => Promise<unknown>)[] = [];
/** The free edition of RxDB has room for two databases at once. */
const closeAll = () => Promise.all(closing.splice(0).map((close) => close()));
afterEach(closeAll);

/** Two windows over one disk: each has a turn of its own, so that they overtake each other between reading and writing. */
async function twoWindows() {
  const storage = wrappedValidateAjvStorage({ storage: getRxStorageMemory() });
  const database = await openDatabase({ name: `act-all${++opened}`, storage, multiInstance: false });
  closing.push(() => database.close());
  return [rxdbStore(database), rxdbStore(database)] as const;
}

describe('acting on many', () => {
  test('WIZ-8 each is answered as if it were asked alone, and what one refuses keeps no other back', async () => {
    const { acting, store } = desked();
    const outcomes = await actorOnAll(acting)([
      place(1),
      place(2, { payload: orderPayload({ lines: [] }) } as Partial<Intent>),
      place(3, { occurredAt: instantFromMillis(0) }),
      { type: 'AddNote', subject: orderId(exampleId(5_001)), payload: { noteId: exampleId(9), text: 'to the first' } },
      { type: 'AddNote', subject: orderId(exampleId(6_000)), payload: { noteId: exampleId(9), text: 'to nobody' } },
    ]);
    expect(outcomes.map(({ type }) => type)).toEqual(['done', 'refused', 'done', 'done', 'not-at-hand']);
    expect((await store.unsettled()).map(({ seq }) => seq)).toEqual([1, 2, 3]);
    expect((await store.unsettled())[2]?.after).toEqual([(await store.unsettled())[0]?.id]);
    expect(await order(store, 3)).toMatchObject({ state: { placedAt: '1970-01-01T00:00:00.000Z' } });
    expect(await order(store, 1)).toMatchObject({ pendingCount: 2 });
  });

  test('WIZ-8 whatever many are asked together, books and outbox are as if they had been asked one by one', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyIntent, { maxLength: 12 }), async (intents) => {
        const roles = ['warehouse', 'finance', 'manager', 'admin'] as const;
        const [together, apart] = [desked(memoryStore(), roles), desked(memoryStore(), roles)];
        const outcomes = await actorOnAll(together.acting)(intents);
        const alone = [];
        for (const intent of intents) alone.push(await apart.act(intent));
        expect(outcomes.map(({ type }) => type)).toEqual(alone.map(({ type }) => type));
        const shape = async (store: LocalStore) =>
          (await store.unsettled()).map(({ seq, type, subject, payload }) => ({ seq, type, subject, payload }));
        expect(await shape(together.store)).toEqual(await shape(apart.store));
        const views = ({ snapshot }: ReturnType<typeof memoryStore>) =>
          [...snapshot().documents.values()].map(({ document: { type, id, state, pendingCount } }) => ({
            ...{ type, id, pendingCount },
            status: 'status' in state ? state.status : '',
          }));
        expect(views(together.store as ReturnType<typeof memoryStore>)).toEqual(
          views(apart.store as ReturnType<typeof memoryStore>),
        );
      }),
      { numRuns: 60 },
    );
  });

  test('WIZ-9 two windows that enter many at once number them without a hole, each once, over any store', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.boolean(),
        fc.array(fc.tuple(fc.nat({ max: 1 }), fc.integer({ min: 1, max: 6 })), { minLength: 1, maxLength: 8 }),
        async (inMemory, steps) => {
          const shared = memoryStore();
          const stores = inMemory ? [shared, shared] : await twoWindows();
          const turns = () => steps.length % 3;
          const windows = stores.map((store) => desked(inMemory ? crashingStore(shared, turns).store : store));
          let made = 0;
          const ids = new Set<string>();
          await Promise.all(
            steps.map(async ([window, count]) => {
              const from = made;
              made += count;
              const { acting } = windows[window] ?? desked();
              const outcomes = await actorOnAll({ ...acting, newId: () => freshId() })(many(count, from));
              for (const outcome of outcomes) ids.add(done(outcome).id);
            }),
          );
          const rows = await (stores[0] ?? shared).unsettled();
          expect(rows.map(({ seq }) => seq)).toEqual(Array.from({ length: made }, (_, n) => n + 1));
          expect(new Set(rows.map(({ id }) => id))).toEqual(ids);
          for (let n = 0; n < made; n++) expect(await order(stores[0] ?? shared, n)).toMatchObject({ pendingCount: 1 });
          await closeAll();
        },
      ),
      { numRuns: 25 },
    );
  });

  test('WIZ-9 the same orders from two windows at once are placed once; nobody is told a hole', async () => {
    const [first, second] = await twoWindows();
    const [one, two] = [desked(first), desked(second)];
    const outcomes = await Promise.all([
      actorOnAll({ ...one.acting, newId: freshId })(many(5)),
      actorOnAll({ ...two.acting, newId: freshId })(many(5)),
    ]);
    expect(
      outcomes
        .flat()
        .map(({ type }) => type)
        .sort(),
    ).toEqual([...Array(5).fill('done'), ...Array(5).fill('refused')]);
    expect((await first.unsettled()).map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5]);
  });

  test('SYN-20 a crash after the write shows all of it at the next start, and a crash before it nothing', async () => {
    for (const when of ['before', 'after'] as const) {
      const window = crashingStore(memoryStore());
      const { acting } = desked(window.store);
      window.crashAt(1, when);
      void actorOnAll(acting)(many(3));
      await new Promise(setImmediate);
      const next = memoryStore(window.snapshot());
      await refoldAll(next, ORGANISATION);
      expect((await next.counts()).queued).toBe(when === 'after' ? 3 : 0);
      expect((await order(next, 2))?.localState).toBe(when === 'after' ? 'pending' : undefined);
    }
  });
});

test('WIZ-12 many are withdrawn at once, each with its answer: what was sent stays, and what others stand on', async () => {
  const { acting, act, store } = desked();
  const rows = (await actorOnAll(acting)(many(4))).map(done);
  const ids = rows.map(({ id }) => id);
  await store.changeRows(ids.slice(0, 1), () => ({ sentAt: NOON }));
  await act({ type: 'AddNote', subject: orderId(exampleId(5_001)), payload: { noteId: CUSTOMER, text: 'stays' } });
  const answers = await withdrawAll(acting, ids);
  expect(answers.map(({ type }) => type)).toEqual(['too-late', 'others-stand-on-it', 'withdrawn', 'withdrawn']);
  expect(await order(store, 2)).toBeUndefined();
  expect(await order(store, 1)).toMatchObject({ pendingCount: 2 });
  expect(await withdrawAll(acting, ids.slice(2))).toEqual([{ type: 'too-late' }, { type: 'too-late' }]);
});
