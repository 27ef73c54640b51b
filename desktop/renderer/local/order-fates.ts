// What has become of many commands, told by their numbers: counted by an index, never read one by one.
import type { OrderId } from 'shared/ids';
import { keyOf, ref } from 'shared/aggregate';
import type { LocalDatabase } from './database';
import type { OrderDocument } from './order-list';
import { documentOf } from './projections';
import { highestSeqIn, rowsBetween } from './outbox-rows';
import { count, readAll, select } from './storage-writes';
import type { OutboxRow, OutboxStatus } from './store';
import { seqKey } from './store';

/** Numbers from one to another, both included. */
export type SeqRange = readonly [from: number, to: number];

export type Fates = {
  /** Without an answer of the server yet. */
  readonly open: number;
  /** The numbers of those the server refused. */
  readonly refused: readonly number[];
  /** The lowest number that has none; null where all have. Numbers below it are on the server. */
  readonly firstOpen: number | null;
  /** How many were looked at, and the highest number among them; what was made since is not spoken of. */
  readonly looked: number;
  readonly upTo: number;
};

export async function fatesOf({ commands }: LocalDatabase, ranges: readonly SeqRange[]): Promise<Fates> {
  let open = 0;
  const refused: number[] = [];
  let firstOpen: number | null = null;
  for (const [from, to] of ranges) {
    const having = (status: OutboxStatus, limit?: number) => ({
      selector: { status, key: { $gte: seqKey(from), $lte: seqKey(to) } },
      sort: [{ status: 'asc' as const }, { key: 'asc' as const }],
      ...(limit !== undefined && { limit }),
    });
    open += await count(commands, having('queued'));
    refused.push(...(await select(commands, having('rejected'))).map(({ seq }) => seq));
    if (firstOpen === null) firstOpen = (await select(commands, having('queued', 1)))[0]?.seq ?? null;
  }
  const looked = ranges.reduce((sum, [from, to]) => sum + to - from + 1, 0);
  return { open, refused, firstOpen, looked, upTo: ranges.at(-1)?.[1] ?? 0 };
}

/** Commands of this device, by number, both ends included. */
export const rowsNumbered = ({ commands }: LocalDatabase, from: number, to: number): Promise<readonly OutboxRow[]> =>
  rowsBetween(commands, from, to);

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
