// The outbox over RxDB: commands by zero-padded number, numbered without a hole though two windows append at once.
import type { MangoQuery, RxCollection } from 'rxdb';
import type { CommandId } from 'shared/ids';
import { MIRROR, STAGES, mirrored, recordOf, rowOf } from './command-record';
import { queuedRow } from './outbox';
import { readIndex } from './row-index';
import type { CommandRecord, Stage } from './schemas';
import type { Stored } from './storage-writes';
import { count, deleteAll, plain, readAll, select, writeAll } from './storage-writes';
import type { LocalStore, OutboxRow, OutboxStatus } from './store';
import { foreignKey, seqKey } from './store';

type Commands = RxCollection<CommandRecord>;
type Outbox = Pick<
  LocalStore,
  | 'append'
  | 'appendAll'
  | 'unsettled'
  | 'about'
  | 'queued'
  | 'accepted'
  | 'rejected'
  | 'rows'
  | 'finished'
  | 'changeRows'
  | 'keepForeign'
  | 'deleteRows'
  | 'highestSeq'
  | 'counts'
>;

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
    counts: () => counts(commands),
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

export async function highestSeqIn(commands: Commands): Promise<number> {
  const [last] = await select(commands, { selector: { newest: { $gte: '' } }, sort: [{ newest: 'asc' }], limit: 1 });
  return last?.seq ?? 0;
}

/** By number. The mirrored index is the one whose range is this and nothing else. */
export async function rowsBetween(commands: Commands, from: number, to: number): Promise<readonly OutboxRow[]> {
  const found = await select(commands, {
    selector: { newest: { $gte: mirrored(to), $lte: mirrored(from) } },
    sort: [{ newest: 'asc' }],
  });
  return found.map(rowOf).reverse();
}

type Part = { readonly limit?: number; readonly after?: string; readonly status?: OutboxStatus };

async function inStage(
  commands: Commands,
  stage: Stage,
  { limit, after, status }: Part,
): Promise<readonly OutboxRow[]> {
  if (limit === 0) return [];
  const query: MangoQuery<CommandRecord> = {
    selector: { stage, key: { $gt: after ?? '' }, ...(status && { status }) },
    sort: [{ stage: 'asc' }, { key: 'asc' }],
    ...(limit !== undefined && { limit }),
  };
  return (await select(commands, query)).map(rowOf);
}

async function counts(commands: Commands): Promise<Readonly<Record<OutboxStatus, number>>> {
  const having = (status: OutboxStatus) => count(commands, withStatus(status));
  return {
    queued: await having('queued'),
    accepted: await having('accepted'),
    rejected: await having('rejected'),
    settled: await having('settled'),
    acknowledged: await having('acknowledged'),
  };
}

/** Answered by an index alone. */
export const withStatus = (status: OutboxStatus): MangoQuery<CommandRecord> => ({
  selector: { status, key: { $gte: '' } },
  sort: [{ status: 'asc' }, { key: 'asc' }],
});

/** One walk from the lowest id to the highest: ids are time-ordered, so what is asked for together lies together. */
async function stored(commands: Commands, ids: readonly CommandId[]): Promise<readonly Stored<CommandRecord>[]> {
  const sorted = [...new Set(ids)].sort();
  const [lowest, highest] = [sorted[0], sorted.at(-1)];
  if (lowest === undefined || highest === undefined) return [];
  return select(commands, { selector: { id: { $gte: lowest, $lte: highest, $in: sorted } }, sort: [{ id: 'asc' }] });
}

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

const byKey = <R extends { readonly key: string }>(rows: readonly R[]) =>
  [...rows].sort((a, b) => (a.key < b.key ? -1 : 1));
