// Which orders a list shows and in which order. Pure; a row more or less costs a search, not a sort.
import type { OrderFilter } from 'shared/order/order-filter';
import { orderMatcher } from 'shared/order/order-filter';
import type { OrderEntry } from './order-entry';

export const SORT_KEYS = ['number', 'customer', 'reference', 'status', 'placedAt', 'gross', 'localState'] as const;
export type SortKey = (typeof SORT_KEYS)[number];
export type OrderSort = readonly { readonly id: SortKey; readonly desc: boolean }[];

export type OrderQuery = OrderFilter & {
  /** Only what the server does not have as shown. */
  readonly unsynced: boolean;
  readonly sort: OrderSort;
};

export const NEWEST_FIRST: OrderSort = [{ id: 'placedAt', desc: true }];

type Compare = (a: OrderEntry, b: OrderEntry) => number;
export type Change = { readonly before: OrderEntry | undefined; readonly after: OrderEntry | undefined };

/** @returns whether an entry belongs to the list */
export function matcher(query: OrderQuery): (entry: OrderEntry) => boolean {
  const isFound = orderMatcher(query);
  return (entry) => (!query.unsynced || entry.localState !== 'synced') && isFound(entry);
}

/** The id makes the order total: no two rows ever change places by chance. */
export function comparer(sort: OrderSort): Compare {
  const steps = (sort.length === 0 ? NEWEST_FIRST : sort).map(({ id, desc }): Compare => {
    const by = id === 'gross' ? byGross : byText(id);
    return desc ? (a, b) => by(b, a) : by;
  });
  return (a, b) => {
    for (const step of steps) {
      const difference = step(a, b);
      if (difference !== 0) return difference;
    }
    return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
  };
}

const byText =
  (key: Exclude<SortKey, 'gross'>): Compare =>
  (a, b) =>
    a[key] < b[key] ? -1 : a[key] > b[key] ? 1 : 0;

/** Amounts of two currencies are not compared: they lie side by side. */
const byGross: Compare = (a, b) => {
  if (a.gross.currency !== b.gross.currency) return a.gross.currency < b.gross.currency ? -1 : 1;
  return a.gross.minor - b.gross.minor;
};

export function listed(entries: Iterable<OrderEntry>, query: OrderQuery): readonly OrderEntry[] {
  return [...entries].filter(matcher(query)).sort(comparer(query.sort));
}

/** Beyond this many changes sorting anew is quicker. */
const FEW = 60;

/** The list after some orders changed; the same as listing anew. @param all every entry, as it is now */
export function relisted(
  list: readonly OrderEntry[],
  changes: readonly Change[],
  query: OrderQuery,
  all: Iterable<OrderEntry>,
): readonly OrderEntry[] {
  if (changes.length > FEW) return listed(all, query);
  const [isListed, compare] = [matcher(query), comparer(query.sort)];
  const next = [...list];
  for (const { before, after } of changes) {
    if (before !== undefined && isListed(before)) {
      const at = placeOf(next, before, compare);
      if (next[at]?.id === before.id) next.splice(at, 1);
    }
    if (after !== undefined && isListed(after)) next.splice(placeOf(next, after, compare), 0, after);
  }
  return next;
}

function placeOf(list: readonly OrderEntry[], entry: OrderEntry, compare: Compare): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const one = list[middle];
    if (one !== undefined && compare(one, entry) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
