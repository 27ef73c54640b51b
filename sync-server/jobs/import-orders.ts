// Imports the orders of a file through the one door, or says what an import would do. Doing it again changes nothing.
import { readOrders } from 'shared/import/csv-orders';
import type { Profile } from 'shared/import/profile';
import type { ImportSummary, Judged, Outcome } from 'shared/import/summary';
import { summaryOf } from 'shared/import/summary';
import type { Placement, ReadOrder } from 'shared/import/verdict';
import type { CommandId } from 'shared/ids';
import { organisationId } from 'shared/ids';
import type { Books } from './import-books';

/** How many orders go through the door at once. */
export const BATCH = 100;

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
    judged.push(...(await judge(orders.slice(start, start + BATCH), options)));
    onProgress?.(judged.length, orders.length);
  }
  return { summary: summaryOf(judged, profile.currency), judged };
}

export type Judging = Pick<ImportOrders, 'books' | 'dryRun'> & {
  /** Commands this import gave before it was stopped: what they placed is not somebody else's. */
  readonly mine?: ReadonlySet<CommandId>;
  /** Called with what is about to be given; nothing is given where it says no. */
  readonly beforePlacing?: (commands: readonly CommandId[]) => Promise<boolean>;
};

/** Compares and places one batch of orders. */
export async function judge(
  orders: readonly ReadOrder[],
  { books, dryRun, mine, beforePlacing }: Judging,
): Promise<readonly Judged[]> {
  const readable = orders.flatMap(({ verdict }) => (verdict.type === 'rejected' ? [] : [verdict.placement]));
  const outcomes = new Map(books === null ? [] : await books.compare(readable));
  for (const placement of readable)
    if (mine?.has(placement.commandId) && outcomes.get(placement)?.type === 'already-present')
      outcomes.set(placement, { type: 'imported' });
  const fresh = readable.filter((placement) => !outcomes.has(placement));
  const may = (await beforePlacing?.(fresh.map(({ commandId }) => commandId))) ?? true;
  const placed = books === null || dryRun || !may ? new Map<Placement, Outcome>() : await books.place(fresh);
  return orders.map((order) => ({ order, outcome: outcomeOf(order, outcomes, placed) }));
}

type Outcomes = ReadonlyMap<Placement, Outcome>;

function outcomeOf({ verdict }: ReadOrder, compared: Outcomes, placed: Outcomes): Outcome {
  if (verdict.type === 'rejected') return { type: 'rejected', code: verdict.code };
  return compared.get(verdict.placement) ?? placed.get(verdict.placement) ?? { type: 'imported' };
}
