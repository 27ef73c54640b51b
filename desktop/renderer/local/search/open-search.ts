// Search over what this device holds. The index is filled while the page is idle and follows every change, in any window.
import type { LocalDatabase } from '../database';
import { source } from '../live';
import { asker } from './asker';
import type { Feed, Piece } from './feed';
import { feedOf } from './feed';
import type { Kind, Search } from './found';
import { KINDS } from './found';
import type { Line } from './messages';

export type Opening = {
  readonly line: Line;
  /** When there is time for a piece of work. */
  readonly idle: () => Promise<void>;
  readonly report: (fault: unknown) => void;
};

/** Now and then a page is never idle: then after a moment. */
export const whenIdle = (): Promise<void> =>
  new Promise((resume) => {
    requestIdleCallback(
      () => {
        resume();
      },
      { timeout: 200 },
    );
  });

export function openSearch(database: LocalDatabase, { line, idle, report }: Opening): Search {
  const ready = source(false);
  const [products, customers, orders] = [asker('products', line), asker('customers', line), asker('orders', line)];
  const bringing = bring(database, { line, idle, report }, () => {
    ready.set(true);
  });
  line.listen((message) => {
    if (message.type === 'taken') bringing.taken();
    for (const { hear } of [products, customers, orders]) hear(message);
  });
  return {
    products: products.ask,
    customers: customers.ask,
    orders: orders.ask,
    ready: { get: ready.get, subscribe: ready.subscribe },
    close: () => {
      bringing.close();
      line.close();
    },
  };
}

type Bringing = {
  /** The worker has taken in what was sent last. */
  readonly taken: () => void;
  readonly close: () => void;
};

function bring(database: LocalDatabase, { line, idle, report }: Opening, filled: () => void): Bringing {
  let closed = false;
  let taken = () => {};
  let wake = () => {};
  const changed = () => {
    wake();
  };
  const feeds = KINDS.map((kind) => ({ kind, feed: feedOf(database[kind], changed) }));
  const deliver = async (kind: Kind, piece: Piece) => {
    await idle();
    if (closed) return;
    const done = new Promise<void>((resolve) => (taken = resolve));
    line.send({ type: 'take', kind, ...piece });
    await done;
  };
  const work = async () => {
    while (!closed) {
      const woken = new Promise<void>((resolve) => (wake = resolve));
      if (await broughtSome(feeds, deliver)) continue;
      if (!closed && feeds.every(({ feed }) => feed.filled())) filled();
      await woken;
    }
  };
  work().catch((fault: unknown) => {
    // A page asked for while closing finds the database closed.
    if (!closed) report(fault);
  });
  return {
    taken: () => {
      taken();
    },
    close: () => {
      closed = true;
      for (const { feed } of feeds) feed.close();
      wake();
    },
  };
}

/** One piece of each kind, as far as there is one. */
async function broughtSome(
  feeds: readonly { readonly kind: Kind; readonly feed: Feed }[],
  deliver: (kind: Kind, piece: Piece) => Promise<void>,
): Promise<boolean> {
  let brought = false;
  for (const { kind, feed } of feeds) {
    const piece = await feed.next();
    if (piece === null) continue;
    await deliver(kind, piece);
    brought = true;
  }
  return brought;
}
