// The outbox in plain memory. Rows by key and by id; those still under way are kept sorted for whoever folds or sends.
import type { CommandId } from 'shared/ids';
import { queuedRow } from './outbox';
import type { Outbox } from './outbox-port';
import { rowIndex } from './row-index';
import type { OutboxRow, OutboxStatus } from './store';
import { foreignKey } from './store';

export function memoryOutbox(from: readonly OutboxRow[], changed: () => void) {
  const shelf = shelfOf(from);
  const appendAll: Outbox['appendAll'] = async (build, atLeast = 1) => {
    const done: OutboxRow[] = [];
    for (;;) {
      const seq = Math.max(shelf.highest() + 1, atLeast);
      const rows = (await build(seq, done)).map((command, position) => queuedRow(seq + position, command));
      const mine = rows.filter((row) => row.seq > shelf.highest());
      for (const row of mine) shelf.put(row);
      done.push(...mine);
      if (mine.length > 0) changed();
      if (mine.length === rows.length) return done;
    }
  };
  const append: Outbox['append'] = async (build, atLeast) => {
    const [row] = await appendAll(async (seq, done) => {
      const command = done.length > 0 ? null : await build(seq);
      return command === null ? [] : [command];
    }, atLeast);
    return row ?? null;
  };
  const outbox: Outbox = {
    append,
    appendAll,
    unsettled: async () => shelf.unsettled(),
    about: async (ids) => shelf.about(ids),
    queued: async (limit, afterSeq) =>
      shelf
        .unsettled()
        .filter(({ status, seq }) => status === 'queued' && seq > afterSeq)
        .slice(0, limit),
    accepted: async () => byKey(shelf.having('accepted')),
    rejected: async () => byKey(shelf.having('rejected')),
    rows: async (ids) => byKey(shelf.known(ids)),
    finished: async (limit) => byKey([...shelf.having('settled'), ...shelf.having('acknowledged')]).slice(0, limit),
    changeRows: async (ids, change) => {
      const before = shelf.known(ids);
      const after = before.map((row) => merged(row, change(row)));
      const different = after.filter((row, position) => row !== before[position]);
      for (const row of different) shelf.put(row);
      if (different.length > 0) changed();
      return byKey(after);
    },
    keepForeign: async (rows) => {
      const unknown = rows.filter(({ id }) => shelf.known([id]).length === 0);
      for (const row of unknown) shelf.put({ ...row, seq: 0, key: foreignKey(row.id) });
      if (unknown.length > 0) changed();
    },
    deleteRows: async (keys) => {
      for (const key of keys) shelf.drop(key);
      if (keys.length > 0) changed();
    },
    highestSeq: async () => shelf.highest(),
    counts: async () => shelf.counts(),
  };
  return { outbox, all: shelf.all };
}

const merged = (row: OutboxRow, change: Partial<OutboxRow> | null): OutboxRow =>
  change === null ? row : { ...row, ...change };
const byKey = (rows: readonly OutboxRow[]) => [...rows].sort((a, b) => (a.key < b.key ? -1 : 1));

/** A new command comes last and needs no sorting; null where it does. */
function withNew(sorted: readonly OutboxRow[], row: OutboxRow): readonly OutboxRow[] | null {
  if (row.status !== 'queued') return null;
  return (sorted.at(-1)?.key ?? '') < row.key ? [...sorted, row] : null;
}

/** Rows in one map per status, so that what is finished costs nothing to what is under way. */
function shelfOf(from: readonly OutboxRow[]) {
  const byStatus: Readonly<Record<OutboxStatus, Map<string, OutboxRow>>> = {
    queued: new Map(),
    accepted: new Map(),
    rejected: new Map(),
    settled: new Map(),
    acknowledged: new Map(),
  };
  const byId = new Map<CommandId, OutboxRow>();
  const byRowKey = new Map<string, OutboxRow>();
  const index = rowIndex();
  let highest = 0;
  let sorted: readonly OutboxRow[] | null = null;
  const put = (row: OutboxRow) => {
    const before = byRowKey.get(row.key);
    if (before !== undefined && before.status !== row.status) byStatus[before.status].delete(row.key);
    byStatus[row.status].set(row.key, row);
    byRowKey.set(row.key, row);
    byId.set(row.id, row);
    if (before === undefined) index.learn([row]);
    highest = Math.max(highest, row.seq);
    sorted = sorted !== null && before === undefined ? withNew(sorted, row) : null;
  };
  for (const row of from) put(row);
  return {
    put,
    drop: (key: string) => {
      const row = byRowKey.get(key);
      if (row === undefined) return;
      byStatus[row.status].delete(key);
      byRowKey.delete(key);
      byId.delete(row.id);
      sorted = null;
    },
    highest: () => highest,
    known: (ids: readonly CommandId[]) => [...new Set(ids)].flatMap((id) => byId.get(id) ?? []),
    having: (status: OutboxStatus) => [...byStatus[status].values()],
    about: (ids: Iterable<string>) =>
      byKey(
        index
          .about(ids)
          .flatMap((key) => byRowKey.get(key) ?? [])
          .filter(({ status }) => status === 'queued' || status === 'accepted'),
      ),
    unsettled: () => (sorted ??= byKey([...byStatus.queued.values(), ...byStatus.accepted.values()])),
    counts: () => ({
      queued: byStatus.queued.size,
      accepted: byStatus.accepted.size,
      rejected: byStatus.rejected.size,
      settled: byStatus.settled.size,
      acknowledged: byStatus.acknowledged.size,
    }),
    all: () => [...byRowKey.values()],
  };
}
