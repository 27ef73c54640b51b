// What every store has to keep of documents: the same tests for memory and for RxDB.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { keyOf, ref } from 'shared/aggregate';
import type { Ref } from 'shared/aggregate';
import { EPOCH, newCustomer, pendingOrder, syncedOrder, uuid } from './examples';
import type { LocalDocument, LocalStore } from './store';

const order = (n: number): Ref => ref('order', uuid(n));
export const insert = (document: LocalDocument) => ({ document, revision: null });

export function documentSuite(name: string, open: () => Promise<LocalStore>): void {
  describe(`documents of ${name}`, () => {
    let store: LocalStore;
    beforeEach(async () => {
      store = await open();
    });
    afterEach(() => store.close());

    const held = async (wanted: Ref) => {
      const found = (await store.documents([wanted])).values().next().value;
      if (found === undefined) throw new Error(`${wanted.id} is not held`);
      return found;
    };

    test('STO-4 documents come back as they were written, with a revision', async () => {
      const documents = [syncedOrder(1), pendingOrder(2), newCustomer];
      expect(await store.write(documents.map(insert))).toEqual([]);
      const found = await store.documents([...documents.map(({ type, id }) => ref(type, id)), order(9)]);
      expect([...found.keys()].sort()).toEqual([`customer:${newCustomer.id}`, `order:${uuid(1)}`, `order:${uuid(2)}`]);
      for (const document of documents)
        expect(found.get(`${document.type}:${document.id}`)?.document).toEqual(document);
    });

    test('STO-4 a document the server has said nothing of comes back without a base', async () => {
      const document: LocalDocument = { ...pendingOrder(1), base: null };
      await store.write([insert(document)]);
      expect((await held(order(1))).document.base).toBeNull();
    });

    test('STO-5 a write behind another revision is refused by its key; the others of its batch go in', async () => {
      await store.write([insert(syncedOrder(1)), insert(syncedOrder(2))]);
      const [one, two] = [await held(order(1)), await held(order(2))];
      expect(await store.write([{ document: syncedOrder(1, 2), revision: one.revision }])).toEqual([]);
      const overtaken = await store.write([
        { document: syncedOrder(1, 3), revision: one.revision },
        { document: syncedOrder(2, 3), revision: two.revision },
      ]);
      expect(overtaken).toEqual([`order:${uuid(1)}`]);
      expect(await store.write([insert(syncedOrder(2, 9))])).toEqual([`order:${uuid(2)}`]);
      expect((await held(order(1))).document.base?.version).toBe(2);
      expect((await held(order(2))).document.base?.version).toBe(3);
    });

    test('STO-5 a removed document is not there and can be written anew', async () => {
      await store.write([insert(syncedOrder(1)), insert(syncedOrder(2))]);
      const { revision } = await held(order(1));
      expect(
        await store.remove([
          { ref: order(1), revision },
          { ref: order(8), revision },
        ]),
      ).toEqual([]);
      expect((await store.documents([order(1), order(2)])).size).toBe(1);
      expect(await store.write([insert(pendingOrder(1))])).toEqual([]);
      expect((await held(order(1))).document).toEqual(pendingOrder(1));
      expect(await store.remove([{ ref: order(1), revision }])).toEqual([`order:${uuid(1)}`]);
      expect((await held(order(1))).document).toEqual(pendingOrder(1));
    });

    test('SYN-31 the bases of one kind are named with epoch and version, and those of no other', async () => {
      await store.write([insert(syncedOrder(1, 4)), insert(newCustomer)]);
      expect(await store.bases('order')).toEqual([{ id: uuid(1), epoch: EPOCH, version: 4, pinned: false }]);
      expect(await store.bases('customer')).toEqual([{ id: newCustomer.id, epoch: null, version: 0, pinned: true }]);
      expect(await store.bases('site')).toEqual([]);
    });

    test('SYN-7 the views with own commands on top are named, of every kind', async () => {
      await store.write([insert(syncedOrder(1)), insert(pendingOrder(2)), insert(newCustomer)]);
      expect((await store.unsynced()).map(keyOf).sort()).toEqual([keyOf(newCustomer), keyOf(order(2))]);
    });
  });
}
