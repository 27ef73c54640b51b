// What the server has beyond the orders of this device: how many fit a filter, and the rows somebody asked for, newest
// first. They are shown, not kept: they go with the list they were asked for.
import type { Instant } from 'shared/instant';
import type { KnownOrder } from 'shared/order/order';
import type { OrderFilter } from 'shared/order/order-filter';
import { OPEN_STATUSES, orderMatcher } from 'shared/order/order-filter';
import type { Live } from '../live';
import { source, whileListened } from '../live';
import type { OrderBook } from './order-book';
import type { OrderEntry } from './order-entry';
import { entryOfOrder } from './order-entry';

export type AskOlder = (asked: {
  readonly filter: OrderFilter;
  readonly before: Instant | null;
  readonly after: string | null;
  readonly limit: number;
}) => Promise<OlderPage>;
export type OlderPage =
  | {
      readonly type: 'page';
      readonly orders: readonly KnownOrder[];
      /** Where the next page begins; null where there is none. */
      readonly after: string | null;
      /** How many fit in all; with the first page only. */
      readonly total: number | null;
      /** They were placed before; null where this person may see no orders at all. */
      readonly before: Instant | null;
    }
  /** Not reached, or reached and at its limit. */
  | { readonly type: 'offline' | 'busy' };

/** An order as the server said it at `asOf`; it does not change while it is shown. */
export type OlderRow = OrderEntry & { readonly asOf: Instant; readonly order: KnownOrder };

export type Older = {
  /** How many fit that are not on this device, and as of when; null while that is not known. */
  readonly beyond: { readonly count: number; readonly asOf: Instant } | null;
  /** In the order they came; never one that is on this device. */
  readonly rows: readonly OlderRow[];
  readonly status: 'resting' | 'asking' | 'offline' | 'busy';
  /** Whether there is something to ask for, as far as is known. */
  readonly more: boolean;
};

export type OlderOrders = Live<Older> & {
  /** Asks how many there are. */
  readonly count: () => Promise<void>;
  /** Asks for the next rows. */
  readonly load: () => Promise<void>;
  /** Puts the rows away. */
  readonly clear: () => void;
};

export const OLDER_AT_ONCE = 200;

type Parts = {
  readonly ask: AskOlder;
  readonly filter: OrderFilter;
  readonly book: Pick<OrderBook, 'entries' | 'onChange'>;
  readonly now: () => Instant;
};
/** What the server has said so far. */
type Heard = {
  /** Of those it counted, how many are on this device; counted once, then kept as orders change. */
  held: number;
  total: { readonly count: number; readonly before: Instant; readonly asOf: Instant } | null;
  rows: readonly OlderRow[];
  after: string | null;
  begun: boolean;
  status: Older['status'];
};

export function olderOrders({ ask, filter, book, now }: Parts): OlderOrders {
  const heard: Heard = { held: 0, total: null, rows: [], after: null, begun: false, status: 'resting' };
  const isHeld = heldOf(heard, filter);
  const shown = source<Older>({ beyond: null, rows: [], status: 'resting', more: true });
  /** What is asked for after this is put away is not shown. */
  let turn = 0;
  const show = () => {
    shown.set(shownOf(heard, book));
  };
  const countHeld = () => {
    heard.held = 0;
    for (const entry of book.entries().values()) if (isHeld(entry)) heard.held += 1;
  };
  const asking = async (limit: number) => {
    if (heard.status === 'asking') return;
    heard.status = 'asking';
    show();
    const mine = ++turn;
    const first = limit === 0 || !heard.begun;
    const page = await ask({ filter, before: heard.total?.before ?? null, after: first ? null : heard.after, limit });
    if (mine !== turn) return;
    take(heard, page, limit, now());
    countHeld();
    show();
  };
  return {
    ...whileListened(shown, () => {
      countHeld();
      show();
      return book.onChange((changes) => {
        for (const { before, after } of changes) heard.held += Number(isHeld(after)) - Number(isHeld(before));
        show();
      });
    }),
    count: () => asking(0),
    load: () => asking(OLDER_AT_ONCE),
    clear: () => {
      turn += 1;
      Object.assign(heard, { rows: [], after: null, begun: false, status: 'resting' });
      show();
    },
  };
}

function take(heard: Heard, page: OlderPage, limit: number, asOf: Instant): void {
  heard.status = page.type === 'page' ? 'resting' : page.type;
  if (page.type !== 'page') return;
  if (page.total !== null && page.before !== null) heard.total = { count: page.total, before: page.before, asOf };
  if (page.total === 0) heard.total ??= { count: 0, before: asOf, asOf };
  if (limit === 0) return;
  const known = new Set(heard.rows.map(({ id }) => id));
  const fresh = page.orders.filter(({ id }) => !known.has(id));
  heard.rows = [...heard.rows, ...fresh.map((order) => ({ ...entryOfOrder(order, 'synced'), asOf, order }))];
  heard.after = page.after;
  heard.begun = true;
}

function shownOf({ held, total, rows, after, begun, status }: Heard, { entries }: Parts['book']): Older {
  const here = entries();
  const notHere = rows.filter(({ id }) => !here.has(id));
  if (total === null) return { beyond: null, rows: notHere, status, more: true };
  const count = Math.max(0, total.count - held, notHere.length);
  const more = begun ? after !== null : count > 0;
  return { beyond: { count, asOf: total.asOf }, rows: notHere, status, more };
}

const isOpen = ({ status }: OrderEntry) => (OPEN_STATUSES as readonly string[]).includes(status);

/** Whether the server counts an order that is on this device too: it was brought here, or has not been let go. */
function heldOf(heard: Heard, filter: OrderFilter): (entry: OrderEntry | undefined) => boolean {
  const isCounted = orderMatcher(filter);
  return (entry) =>
    entry !== undefined &&
    heard.total !== null &&
    entry.placedAt < heard.total.before &&
    !isOpen(entry) &&
    isCounted(entry);
}
