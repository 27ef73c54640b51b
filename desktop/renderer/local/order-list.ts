// The live list of orders, newest first, paged by key: what comes in on top opens no hole further down.
import type { MangoQuery, RxDocument } from 'rxdb';
import { Subscription } from 'rxjs';
import type { KnownOrder, OrderStatus } from 'shared/order/order';
import type { LocalDatabase } from './database';
import type { Live } from './live';
import { source } from './live';
import { documentOf } from './projections';
import type { DocumentRecord } from './schemas';
import type { LocalDocument } from './store';

export type OrderDocument = Extract<LocalDocument, { type: 'order' }>;
export type OrderRow = OrderDocument & { readonly state: KnownOrder };
export type OrderFilter = Exclude<OrderStatus, 'new'> | 'all';
export type OrderRows = {
  readonly rows: readonly OrderRow[];
  /** Whether there are more behind the last one. */
  readonly more: boolean;
};
/** Follows the database while anybody listens. */
export type OrderList = Live<OrderRows | undefined> & {
  /** Takes one page more, where there is one. */
  readonly more: () => void;
};

/** The rows behind `from`, up to and with `to`; the last page has no `to` but a size. */
type Page = {
  readonly from: string;
  to: string | null;
  records: readonly DocumentRecord[] | null;
  following: Subscription;
};

export const PAGE_SIZE = 100;

export function orderList(database: LocalDatabase, filter: OrderFilter, size = PAGE_SIZE): OrderList {
  const shown = source<OrderRows | undefined>(undefined);
  const pages: Page[] = [pageFrom('')];
  let listening = 0;
  const show = () => {
    if (pages.some(({ records }) => records === null)) return;
    const rows = pages.flatMap(({ records }) => (records ?? []).flatMap(orderRow));
    shown.set({ rows, more: pages.at(-1)?.records?.length === size });
  };
  const follow = (page: Page) => {
    page.following.unsubscribe();
    page.following = database.orders.find(pageQuery(filter, page, size)).$.subscribe((found) => {
      page.records = found.map(recordOf);
      show();
    });
  };
  return {
    get: shown.get,
    subscribe: (listener) => {
      const leave = shown.subscribe(listener);
      listening += 1;
      if (listening === 1) pages.forEach(follow);
      return () => {
        leave();
        listening -= 1;
        if (listening === 0) for (const { following } of pages) following.unsubscribe();
      };
    },
    more: () => {
      const last = pages.at(-1);
      const end = last?.records?.length === size ? last.records.at(-1) : undefined;
      if (last === undefined || end === undefined) return;
      last.to = end.rank;
      const next = pageFrom(end.rank);
      pages.push(next);
      if (listening > 0) [last, next].forEach(follow);
    },
  };
}

const pageFrom = (from: string): Page => ({ from, to: null, records: null, following: new Subscription() });

function pageQuery(filter: OrderFilter, { from, to }: Page, size: number): MangoQuery<DocumentRecord> {
  const rank = to === null ? { $gt: from } : { $gt: from, $lte: to };
  const within = filter === 'all' ? { selector: { rank }, sort: [{ rank: 'asc' as const }] } : ofStatus(filter, rank);
  return to === null ? { ...within, limit: size } : within;
}

const ofStatus = (status: string, rank: { $gt: string; $lte?: string }) => ({
  selector: { status, rank },
  sort: [{ status: 'asc' as const }, { rank: 'asc' as const }],
});

const recordOf = ({ _data }: RxDocument<DocumentRecord>): DocumentRecord => _data;

/** One row per record, so that a row that did not change is the same row. */
const rowOf = new WeakMap<DocumentRecord, OrderRow[]>();

function orderRow(record: DocumentRecord): readonly OrderRow[] {
  const known = rowOf.get(record) ?? knownOrder(documentOf(record));
  rowOf.set(record, known);
  return known;
}

function knownOrder(document: LocalDocument): OrderRow[] {
  if (document.type !== 'order' || document.state.status === 'new') return [];
  return [{ ...document, state: document.state }];
}
