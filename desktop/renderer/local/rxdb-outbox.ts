// The outbox over RxDB: commands by zero-padded number, numbered without a hole though two windows append at once.
import type { CommandId } from 'shared/ids';
import { MIRROR, STAGES, recordOf, rowOf } from './command-record';
import type { KeptCounts } from './counts';
import { keepCounts } from './counts';
import { queuedRow } from './outbox';
import type { Outbox } from './outbox-port';
import type { Commands } from './outbox-rows';
import { byKey, highestSeqIn, inStage, rowsBetween, stored, withStatus } from './outbox-rows';
import { readIndex } from './row-index';
import { deleteAll, plain, readAll, select, writeAll } from './storage-writes';
import type { OutboxRow, OutboxStatus } from './store';
import { foreignKey, seqKey } from './store';

export function rxdbOutbox(commands: Commands): Outbox {
  let turn: Promise<unknown> = Promise.resolve();
  const index = indexOf(commands);
  const appendAll: Outbox['appendAll'] = (build, atLeast = 1) => {
    const appended = turn.then(() => append(commands, build, atLeast));
    turn = appended.catch(() => undefined);
    return appended;
  };
  return {
    appendAll,
    append: async (build, atLeast) => {
      const [row] = await appendAll(async (seq, done) => {
        const command = done.length > 0 ? null : await build(seq);
        return command === null ? [] : [command];
      }, atLeast);
      return row ?? null;
    },
    unsettled: () => inStage(commands, 'open', {}),
    about: async (ids) => {
      const found = (await readAll(commands, await index.about(ids))).map(rowOf);
      return byKey(found.filter(({ status }) => STAGES[status] === 'open'));
    },
    queued: (limit, afterSeq) => inStage(commands, 'open', { limit, after: seqKey(afterSeq), status: 'queued' }),
    accepted: async () => (await select(commands, withStatus('accepted'))).map(rowOf),
    rejected: () => inStage(commands, 'refused', {}),
    rows: async (ids) => byKey((await stored(commands, ids)).map(rowOf)),
    finished: (limit) => inStage(commands, 'done', { limit }),
    changeRows: (ids, change) => changeRows(commands, ids, change),
    keepForeign: async (rows) => {
      const known = new Set(
        (
          await stored(
            commands,
            rows.map(({ id }) => id),
          )
        ).map(({ id }) => id),
      );
      const unknown = rows
        .filter(({ id }) => !known.has(id))
        .map((row) => recordOf({ ...row, seq: 0, key: foreignKey(row.id) }));
      await writeAll(
        commands,
        unknown.map((record) => ({ record, previous: undefined })),
      );
    },
    deleteRows: (keys) => deleteRows(commands, keys),
    highestSeq: () => highestSeqIn(commands),
    counts: countsOf(commands),
  };
}

/**
 * Tries the next numbers until all have one; another window may be quicker, and what it has taken is the lowest of ours, so
 * that no hole is left. The highest row is never deleted, so none is given twice.
 */
async function append(
  commands: Commands,
  build: Parameters<Outbox['appendAll']>[0],
  atLeast: number,
): Promise<readonly OutboxRow[]> {
  const done: OutboxRow[] = [];
  for (;;) {
    const seq = Math.max((await highestSeqIn(commands)) + 1, atLeast);
    const rows = (await build(seq, done)).map((command, position) => queuedRow(seq + position, command));
    const writes = rows.map((row) => ({ record: recordOf(row), previous: undefined }));
    const overtaken = new Set(await writeAll(commands, writes));
    done.push(...rows.filter(({ key }) => !overtaken.has(key)));
    if (overtaken.size === 0) return done;
  }
}

/** Hears of every change, also of other windows; what was appended a moment ago it reads. */
function indexOf(commands: Commands) {
  const index = readIndex({
    open: () => inStage(commands, 'open', {}),
    highest: () => highestSeqIn(commands),
    behind: (seq) => rowsBetween(commands, seq + 1, MIRROR),
  });
  commands.eventBulks$.subscribe(({ events }) => {
    index.learn(byKey(events.map(({ documentData }) => documentData)));
  });
  return index;
}

/** Counted when first asked for, then kept: the standing asks at every act, and five walks over an index delay what is shown. */
function countsOf(commands: Commands): Outbox['counts'] {
  let kept: Promise<KeptCounts> | null = null;
  return async () => {
    kept ??= keepCounts(commands, { values: STATUSES, valueOf: ({ status }) => status, having: withStatus });
    const counts = (await kept).get();
    const of = (status: OutboxStatus) => counts.get(status) ?? 0;
    return {
      queued: of('queued'),
      accepted: of('accepted'),
      rejected: of('rejected'),
      settled: of('settled'),
      acknowledged: of('acknowledged'),
    };
  };
}

const STATUSES: readonly OutboxStatus[] = ['queued', 'accepted', 'rejected', 'settled', 'acknowledged'];

async function changeRows(
  commands: Commands,
  ids: readonly CommandId[],
  change: (row: OutboxRow) => Partial<OutboxRow> | null,
): Promise<readonly OutboxRow[]> {
  const now = new Map<string, OutboxRow>();
  let left = await stored(commands, ids);
  while (left.length > 0) {
    const writes = left.flatMap((previous) => {
      const row = rowOf(previous);
      const changes = change(row);
      now.set(row.key, { ...row, ...changes });
      return changes === null ? [] : [{ record: recordOf({ ...row, ...changes }), previous }];
    });
    left = await readAll(commands, await writeAll(commands, writes));
  }
  return byKey([...now.values()]);
}

/** What is deleted here is swept out at once: an outbox holds few rows, and dead ones would count for ever. */
async function deleteRows(commands: Commands, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return;
  let left = keys;
  while (left.length > 0) {
    const found = await readAll(commands, left);
    left = await deleteAll(
      commands,
      found.map((previous) => ({ record: { ...plain(previous), payload: {}, params: {} }, previous })),
    );
  }
  await commands.storageInstance.cleanup(0);
}
