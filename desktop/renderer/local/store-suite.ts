// What every local store must do, whatever it is made of. Each store runs it in a test file of its own.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { commandId } from 'shared/ids';
import { EPOCH, command, moment, syncedOrder, uuid } from './examples';
import { insert } from './document-suite';
import type { Changed, LocalStore, OutboxRow } from './store';
import { foreignKey, seqKey, startOfFeed } from './store';

const seqs = (rows: readonly OutboxRow[]) => rows.map(({ seq }) => seq);

/** @param open a new, empty store */
export function storeSuite(name: string, open: () => Promise<LocalStore>): void {
  describe(name, () => {
    let store: LocalStore;
    beforeEach(async () => {
      store = await open();
    });
    afterEach(() => store.close());

    const appended = async (count: number) => {
      const rows: OutboxRow[] = [];
      for (let n = 1; n <= count; n++) rows.push(await append(n));
      return rows;
    };
    const append = async (n: number) => {
      const row = await store.append(async () => command(n));
      if (row === null) throw new Error('nothing was appended');
      return row;
    };
    test('SYN-1 a command once appended is there as it was given, queued under the next number', async () => {
      const row = await store.append(async (seq) => ({ ...command(1), payload: { number: `W1-${seq}` } }));
      expect(row).toMatchObject({ seq: 1, key: seqKey(1), status: 'queued', sentAt: '', payload: { number: 'W1-1' } });
      expect(await store.rows([commandId(uuid(1))])).toEqual([row]);
      expect(await store.unsettled()).toEqual([row]);
    });

    test('SYN-1 where there is nothing to append, no number is taken; a number to begin at is kept to', async () => {
      expect(await store.append(async () => null)).toBeNull();
      expect(await store.highestSeq()).toBe(0);
      expect((await store.append(async () => command(1), 40))?.seq).toBe(40);
      expect((await store.append(async () => command(2), 40))?.seq).toBe(41);
    });

    test('STO-1 commands appended at once are numbered without a hole, each once', async () => {
      const rows = await Promise.all(Array.from({ length: 20 }, (_, n) => append(n + 1)));
      expect(seqs(rows).sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, n) => n + 1));
      expect(await store.highestSeq()).toBe(20);
    });

    test('STO-2 rows are found by what became of them, in the order of their numbers', async () => {
      const [first, second, third, fourth, fifth] = await appended(5);
      const become = (row: OutboxRow | undefined, status: OutboxRow['status']) =>
        store.changeRows(row ? [row.id] : [], () => ({ status }));
      await become(first, 'settled');
      await become(second, 'accepted');
      await become(fourth, 'rejected');
      await become(fifth, 'acknowledged');
      expect(seqs(await store.unsettled())).toEqual([2, 3]);
      expect(await store.counts()).toEqual({ queued: 1, accepted: 1, rejected: 1, settled: 1, acknowledged: 1 });
      expect(seqs(await store.queued(10, 0))).toEqual([3]);
      expect(seqs(await store.rejected())).toEqual([4]);
      expect(seqs(await store.finished(10))).toEqual([1, 5]);
      expect(seqs(await store.finished(1))).toEqual([1]);
      expect(seqs(await store.rows([third, first].flatMap((row) => (row ? [row.id] : []))))).toEqual([1, 3]);
      expect(await store.rows([commandId(uuid(77))])).toEqual([]);
    });

    test('STO-2 a batch of queued rows is the oldest ones behind a number', async () => {
      const [first] = await appended(12);
      expect(seqs(await store.queued(11, 0))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
      expect(seqs(await store.queued(3, 9))).toEqual([10, 11, 12]);
      await store.changeRows(first ? [first.id] : [], () => ({ status: 'accepted' }));
      expect(seqs(await store.queued(2, 0))).toEqual([2, 3]);
    });

    test('STO-3 a row changes from what it is at that moment; two changes at once both happen', async () => {
      const [row] = await appended(1);
      const ids = row ? [row.id] : [];
      await Promise.all([
        store.changeRows(ids, ({ feedSeq }) => ({ feedSeq: feedSeq + 1 })),
        store.changeRows(ids, ({ feedSeq }) => ({ feedSeq: feedSeq + 10 })),
      ]);
      const now = await store.changeRows([...ids, commandId(uuid(77))], () => null);
      expect(now.map(({ feedSeq }) => feedSeq)).toEqual([11]);
      expect(await store.rows(ids)).toEqual(now);
    });

    test('SYN-4 a refusal of another device is kept once, before all numbers, and takes none', async () => {
      const [own] = await appended(1);
      if (own === undefined) throw new Error('nothing appended');
      const foreign: OutboxRow = {
        ...own,
        id: commandId(uuid(70)),
        seq: 9,
        key: seqKey(9),
        status: 'rejected',
        code: 'wrong-status',
      };
      await store.keepForeign([foreign, { ...own, code: 'ours already' }]);
      await store.keepForeign([foreign]);
      await store.changeRows([own.id], () => ({ status: 'rejected' }));
      expect(await store.rejected()).toEqual([
        { ...foreign, key: foreignKey(foreign.id), seq: 0 },
        { ...own, status: 'rejected' },
      ]);
      expect(await store.highestSeq()).toBe(1);
    });

    test('SYN-18 deleted rows are gone, and the numbers after the highest go on', async () => {
      const rows = await appended(3);
      await store.deleteRows(rows.slice(0, 2).map(({ key }) => key));
      expect(seqs(await store.rows(rows.map(({ id }) => id)))).toEqual([3]);
      expect((await append(4)).seq).toBe(4);
    });

    test('SYN-6 the position begins at nothing and keeps what was set beside what changes', async () => {
      expect(await store.position()).toEqual(startOfFeed);
      await store.setPosition({ cursor: 12, epoch: EPOCH });
      await store.setPosition({ head: 40, lastSuccessAt: moment(5) });
      expect(await store.position()).toEqual({
        ...startOfFeed,
        cursor: 12,
        epoch: EPOCH,
        head: 40,
        lastSuccessAt: moment(5),
      });
    });

    test('STO-6 a listener hears what changed, until it leaves', async () => {
      const heard = new Set<Changed>();
      const heardAfter = async (act: () => Promise<unknown>) => {
        heard.clear();
        await act();
        return [...heard];
      };
      const leave = store.onChange((what) => heard.add(what));
      expect(await heardAfter(() => append(1))).toEqual(['commands']);
      expect(await heardAfter(() => store.write([insert(syncedOrder(1))]))).toEqual(['documents']);
      expect(await heardAfter(() => store.setPosition({ cursor: 1 }))).toEqual(['position']);
      leave();
      expect(await heardAfter(() => append(2))).toEqual([]);
    });
  });
}
