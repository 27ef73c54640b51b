// The dry run: what importing each order of a file would come to, against what is on this device. Nothing is written.
import { compare } from 'shared/import/compare';
import type { Placement, ReadOrder } from 'shared/import/verdict';
import type { LocalDatabase } from '../../local/database';
import type { OrderDocument } from '../../local/order-list';
import { highestSeq, ordersHeld, rowsNumbered } from '../../local/order-fates';
import type { Result } from './results';
import type { Entry, Verdict } from './wizard';

const SLICE = 100;

/** @param breathe lets the page answer between two slices */
export async function judgeFile(
  database: LocalDatabase,
  orders: readonly ReadOrder[],
  breathe: () => Promise<void>,
): Promise<readonly Entry[]> {
  const entries: Entry[] = [];
  for (let from = 0; from < orders.length; from += SLICE) {
    const slice = orders.slice(from, from + SLICE);
    const ids = slice.flatMap(({ verdict }) => (verdict.type === 'rejected' ? [] : [verdict.placement.orderId]));
    const held = await ordersHeld(database, ids);
    for (const order of slice) entries.push({ order, verdict: verdictOn(order, held) });
    await breathe();
  }
  return entries;
}

function verdictOn({ verdict }: ReadOrder, held: ReadonlyMap<string, OrderDocument>): Verdict {
  if (verdict.type === 'rejected') return 'rejected';
  const comparison = comparedWith(verdict.placement, held.get(verdict.placement.orderId));
  return comparison === 'already-present' ? 'unchanged' : comparison;
}

/** An order a command line placed from this very file is known by its command, whatever people did to it since. */
const comparedWith = (placement: Placement, document: OrderDocument | undefined) =>
  compare(placement, {
    order: document?.state,
    placedBefore: document?.history.some(({ commandId }) => commandId === placement.commandId) ?? false,
  });

/** After a reload: the orders this import had placed are new to the file and done here, not already present. */
export async function withWhatWasDone(
  database: LocalDatabase,
  entries: readonly Entry[],
  behind: number,
  breathe: () => Promise<void>,
): Promise<{ readonly entries: readonly Entry[]; readonly results: ReadonlyMap<number, Result> }> {
  const positions = new Map(
    entries.flatMap(({ order: { verdict } }, position) =>
      verdict.type === 'rejected' ? [] : [[verdict.placement.orderId as string, position] as const],
    ),
  );
  const results = new Map<number, Result>();
  const last = await highestSeq(database);
  for (let from = behind + 1; from <= last; from += SLICE) {
    const rows = await rowsNumbered(database, from, Math.min(from + SLICE - 1, last));
    for (const { type, subject, seq, id } of rows) {
      const position = type === 'PlaceOrder' || type === 'Withdrawn' ? positions.get(subject) : undefined;
      if (position !== undefined && !results.has(position)) results.set(position, { type: 'imported', seq, id });
    }
    await breathe();
  }
  const judged = entries.map((entry, position) =>
    results.has(position) ? { ...entry, verdict: 'new' as const } : entry,
  );
  return { entries: judged, results };
}
