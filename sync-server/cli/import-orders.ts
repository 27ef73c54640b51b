// Imports the orders of a file through the one door, or says what an import would do. Doing it again changes nothing.
import { readOrders } from 'shared/import/csv-orders';
import type { Profile } from 'shared/import/profile';
import type { ImportSummary, Judged, Outcome } from 'shared/import/summary';
import { summaryOf } from 'shared/import/summary';
import type { Placement, ReadOrder } from 'shared/import/verdict';
import { organisationId } from 'shared/ids';
import type { Books } from './import-books';

/** How many orders go through the door at once. */
const BATCH = 100;

/** Ids are of no consequence where there are no books to compare with. */
const NOBODY = organisationId('00000000-0000-0000-0000-000000000000');

export type ImportOrders = {
  readonly bytes: Uint8Array;
  readonly profile: Profile;
  /** Null: a dry run without a database, in which nothing is there already. */
  readonly books: Books | null;
  readonly dryRun: boolean;
  /** Called after each batch. */
  readonly onProgress?: (done: number, orders: number) => void;
};

export type ImportReport = {
  readonly summary: ImportSummary;
  /** In the order of the file. */
  readonly judged: readonly Judged[];
};

export async function importOrders(options: ImportOrders): Promise<ImportReport> {
  const { bytes, profile, books, onProgress } = options;
  const orders = readOrders(bytes, profile, books?.organisation ?? NOBODY);
  const judged: Judged[] = [];
  for (let start = 0; start < orders.length; start += BATCH) {
    judged.push(...(await judgeBatch(orders.slice(start, start + BATCH), options)));
    onProgress?.(judged.length, orders.length);
  }
  return { summary: summaryOf(judged, profile.currency), judged };
}

async function judgeBatch(orders: readonly ReadOrder[], { books, dryRun }: ImportOrders): Promise<readonly Judged[]> {
  const readable = orders.flatMap(({ verdict }) => (verdict.type === 'rejected' ? [] : [verdict.placement]));
  const outcomes = books === null ? new Map<Placement, Outcome>() : await books.compare(readable);
  const fresh = readable.filter((placement) => !outcomes.has(placement));
  const placed = books === null || dryRun ? new Map<Placement, Outcome>() : await books.place(fresh);
  return orders.map((order) => ({ order, outcome: outcomeOf(order, outcomes, placed) }));
}

type Outcomes = ReadonlyMap<Placement, Outcome>;

function outcomeOf({ verdict }: ReadOrder, compared: Outcomes, placed: Outcomes): Outcome {
  if (verdict.type === 'rejected') return { type: 'rejected', code: verdict.code };
  return compared.get(verdict.placement) ?? placed.get(verdict.placement) ?? { type: 'imported' };
}
