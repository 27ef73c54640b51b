// Reads rows of the outbox, each way by one index.
import type { MangoQuery, RxCollection } from 'rxdb';
import type { CommandId } from 'shared/ids';
import { mirrored, rowOf } from './command-record';
import type { CommandRecord, Stage } from './schemas';
import type { Stored } from './storage-writes';
import { select } from './storage-writes';
import type { OutboxRow, OutboxStatus } from './store';

export type Commands = RxCollection<CommandRecord>;

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

export async function inStage(
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

/** Answered by an index alone. */
export const withStatus = (status: OutboxStatus): MangoQuery<CommandRecord> => ({
  selector: { status, key: { $gte: '' } },
  sort: [{ status: 'asc' }, { key: 'asc' }],
});

/** One walk from the lowest id to the highest: ids are time-ordered, so what is asked for together lies together. */
export async function stored(commands: Commands, ids: readonly CommandId[]): Promise<readonly Stored<CommandRecord>[]> {
  const sorted = [...new Set(ids)].sort();
  const [lowest, highest] = [sorted[0], sorted.at(-1)];
  if (lowest === undefined || highest === undefined) return [];
  return select(commands, { selector: { id: { $gte: lowest, $lte: highest, $in: sorted } }, sort: [{ id: 'asc' }] });
}

export const byKey = <R extends { readonly key: string }>(rows: readonly R[]) =>
  [...rows].sort((a, b) => (a.key < b.key ? -1 : 1));
