// What has become of many commands, told by their numbers: counted by an index, never read one by one.
import type { OrderId } from 'shared/ids';
import { keyOf, ref } from 'shared/aggregate';
import type { LocalDatabase } from './database';
import type { OrderDocument } from './order-list';
import { documentOf } from './projections';
import { highestSeqIn, rowOf } from './rxdb-outbox';
import type { Stage } from './schemas';
import { count, readAll, select } from './storage-writes';
import type { OutboxRow } from './store';
import { seqKey } from './store';

/** Numbers from one to another, both included. */
export type SeqRange = readonly [from: number, to: number];

export type Fates = {
  /** Not yet confirmed. */
  readonly open: number;
  /** The numbers of those the server refused. */
  readonly refused: readonly number[];
  /** The lowest number that is not confirmed; null where all are. Numbers below it are on the server. */
  readonly firstOpen: number | null;
  /** False before anything was looked up. */
  readonly known: boolean;
};

export async function fatesOf({ commands }: LocalDatabase, ranges: readonly SeqRange[]): Promise<Fates> {
  let open = 0;
  const refused: number[] = [];
  let firstOpen: number | null = null;
  for (const [from, to] of ranges) {
    const inStage = (stage: Stage, limit?: number) => ({
      selector: { stage, key: { $gte: seqKey(from), $lte: seqKey(to) } },
      sort: [{ stage: 'asc' as const }, { key: 'asc' as const }],
      ...(limit !== undefined && { limit }),
    });
    open += await count(commands, inStage('open'));
    refused.push(...(await select(commands, inStage('refused'))).map(({ seq }) => seq));
    if (firstOpen === null) firstOpen = (await select(commands, inStage('open', 1)))[0]?.seq ?? null;
  }
  return { open, refused, firstOpen, known: true };
}

/** Commands of this device behind a number, by number, at most so many. */
export async function rowsBehind(
  { commands }: LocalDatabase,
  seq: number,
  limit: number,
): Promise<readonly OutboxRow[]> {
  const query = { selector: { key: { $gt: seqKey(seq) } }, sort: [{ key: 'asc' as const }], limit };
  return (await select(commands, query)).map(rowOf);
}

export const highestSeq = ({ commands }: LocalDatabase): Promise<number> => highestSeqIn(commands);

/** Those of these orders that are held here, by id. */
export async function ordersHeld(
  { orders }: LocalDatabase,
  ids: readonly OrderId[],
): Promise<ReadonlyMap<string, OrderDocument>> {
  const records = await readAll(
    orders,
    ids.map((id) => keyOf(ref('order', id))),
  );
  return new Map(
    records.flatMap((record) => {
      const document = documentOf(record);
      return document.type === 'order' ? [[document.id, document] as const] : [];
    }),
  );
}
