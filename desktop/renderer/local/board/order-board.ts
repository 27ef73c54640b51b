// The list behind the board: what a query finds among the orders of this device, kept as they change. Orders that others
// placed meanwhile wait until somebody asks for them, so that nothing moves under the cursor.
import type { Live } from '../live';
import { source, whileListened } from '../live';
import type { OrderBook } from './order-book';
import type { OrderEntry } from './order-entry';
import type { Change, OrderQuery } from './order-query';
import { listed, matcher, relisted } from './order-query';

export type Board = { readonly rows: readonly OrderEntry[]; /** New ones, held back. */ readonly waiting: number };
/** Follows the book while anybody listens. */
export type OrderBoard = Live<Board> & { readonly showWaiting: () => void };

/** @param holdsBack whether what comes in now is news, and not the filling of an empty device */
export function orderBoard(book: OrderBook, query: OrderQuery, holdsBack: () => boolean): OrderBoard {
  const isListed = matcher(query);
  const waiting = new Map<string, OrderEntry>();
  const shown = source<Board>({ rows: [], waiting: 0 });
  let rows: readonly OrderEntry[] = [];
  const show = () => {
    shown.set({ rows, waiting: waiting.size });
  };
  const anew = () => {
    waiting.clear();
    rows = listed(book.entries().values(), query);
    show();
  };
  /** Where nothing is shown, nothing can move under the cursor. */
  const isNews = ({ before, after }: Change) =>
    rows.length > 0 &&
    before === undefined &&
    after !== undefined &&
    after.localState === 'synced' &&
    isListed(after) &&
    holdsBack();
  const follow = (changes: readonly Change[]) => {
    const here = changes.filter((change) => {
      const { before, after } = change;
      const id = (after ?? before)?.id ?? '';
      if (!waiting.has(id) && !isNews(change)) return true;
      if (after === undefined || !isListed(after)) waiting.delete(id);
      else waiting.set(id, after);
      return false;
    });
    rows = relisted(rows, here, query, notWaiting(book, waiting));
    show();
  };
  return {
    ...whileListened(shown, () => {
      anew();
      return book.onChange(follow);
    }),
    showWaiting: anew,
  };
}

function* notWaiting(book: OrderBook, waiting: ReadonlyMap<string, OrderEntry>): Iterable<OrderEntry> {
  for (const entry of book.entries().values()) if (!waiting.has(entry.id)) yield entry;
}
