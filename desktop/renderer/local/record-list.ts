// The live list of products, customers or people, by name, paged by key. Pages far from what is looked at keep their rows and
// follow the database again once they come near, so that fifty thousand rows cost a few queries at a time.
import type { MangoQuery, MangoQuerySortPart } from 'rxdb';
import type { Subscription } from 'rxjs';
import type { StateOf } from 'shared/states';
import type { LocalDatabase } from './database';
import { collectionOf } from './database';
import type { Live } from './live';
import { source } from './live';
import { documentOf, sortable } from './projections';
import type { DocumentRecord } from './schemas';
import type { LocalDocument } from './store';

export type RecordKind = 'product' | 'customer' | 'person';
type Rows = {
  readonly [K in RecordKind]: Extract<LocalDocument, { type: K }> & {
    readonly state: Exclude<StateOf[K], { status: 'new' }>;
  };
};
export type RecordRow<K extends RecordKind> = Rows[K];
export type RecordFilter<K extends RecordKind> = {
  readonly kind: K;
  /** 'all', or the status of the record. */
  readonly status: string;
  /** What the name (of a product: the SKU) begins with; capitals and spaces do not matter. */
  readonly prefix: string;
};
export type RecordRows<K extends RecordKind> = {
  readonly rows: readonly RecordRow<K>[];
  /** Whether there are more behind the last one. */
  readonly more: boolean;
};
export type RecordList<K extends RecordKind> = Live<RecordRows<K> | undefined> & {
  /** These rows are looked at, or wanted: they are kept fresh, and fetched where they are not here yet. */
  readonly near: (first: number, last: number) => void;
};

/** The rows behind `from`, up to and with `to`; the last page has no `to` but a limit. */
type Page = {
  readonly from: string | null;
  readonly limit: number;
  to: string | null;
  records: readonly DocumentRecord[] | null;
  following: Subscription | null;
};

const PAGE_SIZE = 200;
/** How many pages are fetched as one on the way to a row far away. */
const PAGES_AT_ONCE = 25;

export function recordList<K extends RecordKind>(
  database: LocalDatabase,
  filter: RecordFilter<K>,
  size = PAGE_SIZE,
): RecordList<K> {
  const documents = collectionOf(database, filter.kind);
  const shown = source<RecordRows<K> | undefined>(undefined);
  const pages: Page[] = [pageFrom(null, size)];
  let listening = 0;
  let seen = { first: 0, last: size - 1 };
  const show = () => {
    if (pages[0]?.records === null) return;
    shown.set({ rows: pages.flatMap(({ records }) => (records ?? []).flatMap(rowOf<K>)), more: hasMore(pages) });
  };
  const follow = (page: Page) => {
    page.following?.unsubscribe();
    page.following = documents.find(pageQuery(filter, page)).$.subscribe((found) => {
      page.records = found.map(({ _data }) => _data);
      show();
    });
  };
  const followSeen = () => {
    let start = 0;
    for (const page of pages) {
      const end = start + (page.records?.length ?? page.limit);
      const isNear = start <= seen.last + size && end >= seen.first - size;
      // One that has not come yet is waited for wherever it is: it lies on the way.
      const isWanted = isNear || page.records === null;
      if (isWanted && page.following === null) follow(page);
      if (!isWanted) leave(page);
      start = end;
    }
  };
  return {
    get: shown.get,
    subscribe: (listener) => {
      const stop = shown.subscribe(listener);
      listening += 1;
      if (listening === 1) followSeen();
      return () => {
        stop();
        listening -= 1;
        if (listening === 0) pages.forEach(leave);
      };
    },
    near: (first, last) => {
      seen = { first, last };
      const loaded = pages.reduce((sum, { records }) => sum + (records?.length ?? 0), 0);
      if (last + size / 2 >= loaded) {
        const closed = addPage(pages, Math.min(Math.max(size, last - loaded + size), size * PAGES_AT_ONCE));
        if (closed !== null && listening > 0) follow(closed);
      }
      if (listening > 0) followSeen();
    },
  };
}

const pageFrom = (from: string | null, limit: number): Page => ({
  ...{ from, limit, to: null, records: null, following: null },
});

function leave(page: Page): void {
  page.following?.unsubscribe();
  page.following = null;
}

function hasMore(pages: readonly Page[]): boolean {
  const last = pages.at(-1);
  return last !== undefined && (last.records === null || last.records.length >= last.limit);
}

/** The page that was the last one and now ends where the new one begins; null where there is nothing behind it, or not yet known. */
function addPage(pages: Page[], limit: number): Page | null {
  const last = pages.at(-1);
  const end = last?.records?.at(-1);
  if (last === undefined || end === undefined || (last.records?.length ?? 0) < last.limit) return null;
  last.to = end.rank;
  pages.push(pageFrom(end.rank, limit));
  return last;
}

/** Behind everything that begins with the same letters. */
const BEYOND = '\uffff';

function pageQuery(
  { status, prefix }: RecordFilter<RecordKind>,
  { from, to, limit }: Page,
): MangoQuery<DocumentRecord> {
  const begins = sortable(prefix);
  const rank = {
    ...(from === null ? { $gte: begins } : { $gt: from }),
    ...(to !== null && { $lte: to }),
    ...(to === null && begins !== '' && { $lt: begins + BEYOND }),
  };
  const byRank: MangoQuerySortPart<DocumentRecord> = { rank: 'asc' };
  const within: MangoQuery<DocumentRecord> =
    status === 'all'
      ? { selector: { rank }, sort: [byRank] }
      : { selector: { status, rank }, sort: [{ status: 'asc' }, byRank] };
  return to === null ? { ...within, limit } : within;
}

/** One row per record, so that a row that did not change is the same row. */
const known = new WeakMap<DocumentRecord, readonly RecordRow<RecordKind>[]>();

function rowOf<K extends RecordKind>(record: DocumentRecord): readonly RecordRow<K>[] {
  const rows = known.get(record) ?? rowsOf(documentOf(record));
  known.set(record, rows);
  // A collection holds documents of its own kind, which the compiler cannot see.
  return rows as readonly RecordRow<K>[];
}

function rowsOf(document: LocalDocument): readonly RecordRow<RecordKind>[] {
  const { type, state } = document;
  const isRecord = type === 'product' || type === 'customer' || type === 'person';
  return isRecord && state.status !== 'new' ? [document as RecordRow<RecordKind>] : [];
}
