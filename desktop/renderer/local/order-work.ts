// Orders somebody must look into: the shop says something else, or a message could not be addressed. Looked for once when a
// list opens, in pieces and by a glance at the stored text, then kept as orders change: 20,000 are never all parsed.
import type { RxStorageChangeEvent } from 'rxdb';
import type { Subscription } from 'rxjs';
import type { KnownOrder } from 'shared/order/order';
import type { LocalDatabase } from './database';
import type { Live } from './live';
import { source, whileListened } from './live';
import { documentOf } from './projections';
import type { DocumentRecord } from './schemas';
import { select } from './storage-writes';

export type OrderWork = {
  /** With differences or debts, longest waiting first. */
  readonly orders: readonly KnownOrder[];
  /** Whether every order held here has been looked at. */
  readonly complete: boolean;
};

const PIECE = 250;

/** Follows the database while anybody listens; begins anew for whoever comes after. */
export function orderWork(database: LocalDatabase, piece = PIECE): Live<OrderWork> {
  const shown = source<OrderWork>({ orders: [], complete: false });
  return whileListened(shown, () => follow(database, piece, shown.set));
}

type Found = Map<string, KnownOrder>;

function follow(database: LocalDatabase, piece: number, show: (work: OrderWork) => void): () => void {
  const found: Found = new Map();
  /** Changed since the looking began: what is read later may be older. */
  const heardOf = new Set<string>();
  const state = { complete: false, stopped: false };
  const tell = () => {
    show({ orders: [...found.values()].sort(longestWaiting), complete: state.complete });
  };
  const changes: Subscription = database.orders.eventBulks$.subscribe(({ events }) => {
    if (!state.complete) for (const { documentId } of events) heardOf.add(documentId);
    if (events.filter((event) => take(found, event)).length > 0) tell();
  });
  const look = async () => {
    let after = '';
    while (!state.stopped) {
      const records = await nextPiece(database, after, piece);
      for (const record of records) if (!heardOf.has(record.key)) keep(found, record);
      const last = records.at(-1);
      if (last === undefined || records.length < piece) break;
      after = last.rank;
    }
    if (state.stopped) return;
    state.complete = true;
    heardOf.clear();
    tell();
  };
  look().catch((fault: unknown) => {
    if (!state.stopped && !database.closed) throw fault; // closing the database ends the looking, which is no fault
  });
  return () => {
    state.stopped = true;
    changes.unsubscribe();
  };
}

const nextPiece = ({ orders }: LocalDatabase, after: string, limit: number) =>
  select(orders, { selector: { rank: { $gt: after } }, sort: [{ rank: 'asc' }], limit });

/** @returns whether the lists differ now */
function take(found: Found, { operation, documentData, documentId }: RxStorageChangeEvent<DocumentRecord>): boolean {
  return operation === 'DELETE' ? found.delete(documentId) : keep(found, documentData);
}

function keep(found: Found, record: DocumentRecord): boolean {
  const order = mayHaveWork(record.body) ? workIn(record) : null;
  if (order === null) return found.delete(record.key);
  found.set(record.key, order);
  return true;
}

/** As JSON writes them; within a text the quotes would be escaped. */
const mayHaveWork = (body: string): boolean => body.includes('"differences":[{') || body.includes('"debts":[{');

function workIn(record: DocumentRecord): KnownOrder | null {
  const { type, state } = documentOf(record);
  if (type !== 'order' || state.status === 'new') return null;
  return state.differences.length + state.debts.length > 0 ? state : null;
}

const since = ({ differences, debts }: KnownOrder): string =>
  [...differences, ...debts].reduce((first, { at }) => (first === '' || at < first ? at : first), '');

const longestWaiting = (a: KnownOrder, b: KnownOrder): number => {
  const [one, other] = [since(a), since(b)];
  if (one !== other) return one < other ? -1 : 1;
  return a.number < b.number ? -1 : 1;
};
