import { NO_FILTER } from 'shared/order/order-filter';
import type { KnownOrder } from 'shared/order/order';
import { expect, test } from 'vitest';
import { moment, placedOrder } from '../examples';
import type { AskOlder, OlderPage } from './older-orders';
import { OLDER_AT_ONCE, olderOrders } from './older-orders';
import type { OrderBook } from './order-book';
import type { OrderEntry } from './order-entry';
import { entryOfOrder } from './order-entry';

const BEFORE = moment(1_000);
const settled = (n: number) => placedOrder(n, { status: 'cancelled', cancelledAt: moment(n), reason: 'asked' });
type Asked = Parameters<AskOlder>[0];

/** A server with these orders, and a device that holds some of them. */
function world(on: { server: readonly KnownOrder[]; here?: readonly KnownOrder[] }, perPage = OLDER_AT_ONCE) {
  const asked: Asked[] = [];
  const book = new Map<string, OrderEntry>((on.here ?? []).map((order) => [order.id, entryOfOrder(order, 'synced')]));
  const listeners = new Set<Parameters<OrderBook['onChange']>[0]>();
  const net = { says: null as Exclude<OlderPage, { type: 'page' }>['type'] | null };
  let hours = 2_000;
  const ask: AskOlder = async (one) => {
    asked.push(one);
    if (net.says !== null) return { type: net.says };
    const from = one.after === null ? 0 : Number(one.after);
    const to = from + Math.min(one.limit, perPage);
    const after = one.limit > 0 && to < on.server.length ? String(to) : null;
    const total = one.after === null ? on.server.length : null;
    return { type: 'page', orders: on.server.slice(from, to), after, total, before: BEFORE };
  };
  const older = olderOrders({
    ...{ ask, filter: NO_FILTER, now: () => moment((hours += 1)) },
    book: {
      entries: () => book,
      onChange: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
  });
  older.subscribe(() => undefined);
  const bring = (order: KnownOrder) => {
    const [before, after] = [book.get(order.id), entryOfOrder(order, 'synced')];
    book.set(order.id, after);
    for (const tell of listeners) tell([{ before, after }]);
  };
  return { older, asked, net, bring };
}
const ids = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id);

test('BRD-7 SYN-23 the number beyond this device is the server’s less what is held here, as of when it was said', async () => {
  const here = [settled(5), placedOrder(6), settled(2_000)];
  const { older, asked } = world({ server: [settled(5), settled(4), settled(3)], here });
  expect(older.get()).toEqual({ beyond: null, rows: [], status: 'resting', more: true });
  await older.count();
  expect(older.get()).toEqual({ beyond: { count: 2, asOf: moment(2_001) }, rows: [], status: 'resting', more: true });
  expect(asked).toEqual([{ filter: NO_FILTER, before: null, after: null, limit: 0 }]);
});

test('BRD-7 rows come page by page from the boundary the server named, each with when it was said, none that is here', async () => {
  const server = [settled(5), settled(4), settled(3)];
  const { older, asked, bring } = world({ server, here: [settled(4)] }, 2);
  await older.load();
  expect(older.get()).toMatchObject({ beyond: { count: 2 }, more: true, rows: [{ asOf: moment(2_001) }] });
  await older.load();
  expect(asked).toMatchObject([
    { before: null, after: null, limit: 200 },
    { before: BEFORE, after: '2', limit: 200 },
  ]);
  expect(older.get()).toMatchObject({ beyond: { count: 2 }, more: false, status: 'resting' });
  expect(ids(older.get().rows)).toEqual(ids([settled(5), settled(3)]));
  bring(settled(3));
  expect(older.get()).toMatchObject({ beyond: { count: 1 }, rows: [{ id: settled(5).id, asOf: moment(2_001) }] });
});

test('BRD-7 an order that has come twice is shown once', async () => {
  const { older } = world({ server: [settled(5), settled(4), settled(5), settled(3)] }, 2);
  await older.load();
  await older.load();
  expect(ids(older.get().rows)).toEqual(ids([settled(5), settled(4), settled(3)]));
});

test('BRD-10 without the server it says so, and loses neither the rows nor the place', async () => {
  const { older, net, asked } = world({ server: [settled(5), settled(4)] }, 1);
  await older.load();
  for (const says of ['offline', 'busy'] as const) {
    net.says = says;
    await older.load();
    expect(older.get()).toMatchObject({
      status: says,
      more: true,
      rows: [{ id: settled(5).id }],
      beyond: { count: 2 },
    });
  }
  net.says = null;
  await older.load();
  expect(asked.at(-1)).toMatchObject({ after: '1' });
  expect(ids(older.get().rows)).toEqual(ids([settled(5), settled(4)]));
});

test('BRD-7 what was put away is gone, also what was on its way', async () => {
  const { older, asked } = world({ server: [settled(5), settled(4)] });
  const loading = older.load();
  const second = older.load();
  expect(older.get().status).toBe('asking');
  older.clear();
  await Promise.all([loading, second]);
  expect(asked).toHaveLength(1);
  expect(older.get()).toMatchObject({ rows: [], status: 'resting' });
  await older.load();
  expect(older.get().rows).toHaveLength(2);
});

test('SYN-12 who may see no orders is told of none', async () => {
  const none: AskOlder = async () => ({ type: 'page', orders: [], after: null, total: 0, before: null });
  const older = olderOrders({
    ...{ ask: none, filter: NO_FILTER, now: () => moment(1) },
    book: { entries: () => new Map(), onChange: () => () => undefined },
  });
  await older.count();
  expect(older.get()).toMatchObject({ beyond: { count: 0 }, more: false });
});
