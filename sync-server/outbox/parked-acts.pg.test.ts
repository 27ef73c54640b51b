import { randomUUID } from 'node:crypto';
import { organisationId } from 'shared/ids';
import type { OrganisationId } from 'shared/ids';
import { instantFromMillis } from 'shared/instant';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { SILENT } from '../event-log';
import type { Repeating } from '../repeat';
import { openDatabase } from '../store/database';
import type { Database } from '../store/database';
import type { OutboxMessage } from '../store/outbox';
import { discardParked, mendParked, replayParked } from '../store/parked-acts';
import { countParked, listParked, readParked } from '../store/parked-messages';
import type { ParkedFilter } from '../store/parked-messages';
import { listSinkActs } from '../store/sink-acts';
import { announcer } from '../testing/announced';
import type { Announcer } from '../testing/announced';
import { freshDatabase } from '../testing/postgres';
import type { FreshDatabase } from '../testing/postgres';
import { until } from '../testing/until';
import { mendingOf } from './mend';
import { startRelay } from './relay';
import type { Delivery } from './sink';

let fresh: FreshDatabase;
let db: Database;
let organisation: OrganisationId;
let outbox: Announcer;
let time = 0;
let relay: Repeating;
let delivered: OutboxMessage[] = [];
let answer: (message: OutboxMessage) => Delivery = () => ({ type: 'delivered' });
const clock = { now: () => instantFromMillis(Date.UTC(2026, 0, 1) + time) };

beforeAll(async () => {
  fresh = await freshDatabase();
  db = openDatabase(fresh.url);
});
beforeEach(() => {
  organisation = organisationId(randomUUID());
  outbox = announcer(db, organisation);
  time = 0;
  delivered = [];
  const sink = {
    id: 'shop',
    ordering: 'strict',
    atOnce: 4,
    deliver: (message: OutboxMessage) => {
      const delivery = answer(message);
      if (delivery.type === 'delivered') delivered.push(message);
      return Promise.resolve(delivery);
    },
  } as const;
  relay = startRelay({
    db,
    organisation,
    sinks: [sink],
    clock,
    random: () => 0,
    log: SILENT,
    settings: { pollMs: 20 },
  });
});
afterEach(() => relay.stop());
afterAll(async () => {
  await db.destroy();
  await fresh.drop();
});

const doing = (note: string | null = null) => ({ by: 'anna', at: clock.now(), note });
const list = (filter: ParkedFilter = {}) => listParked(db, organisation, filter, null, 100);
const ids = () => delivered.map(({ id }) => id);
const parkAll = () => (answer = () => ({ type: 'park', reason: 'says 422' }));
const takeAll = () => (answer = () => ({ type: 'delivered' }));

/** The first of so many orders' messages is parked, the second waits behind it. */
async function twoEach(orders: number): Promise<readonly (readonly [string, string])[]> {
  parkAll();
  const pairs: [string, string][] = [];
  for (let nth = 0; nth < orders; nth += 1) {
    time += 1_000;
    const order = randomUUID();
    pairs.push([await outbox.announce(order), await outbox.announce(order)]);
    await until(
      async () => (await list()).filter(({ behind }) => behind === 1),
      ({ length }) => length === nth + 1,
    );
  }
  takeAll();
  return pairs;
}

test('OUT-17 parked messages are listed by sink, type, age and reason, page by page, the longest parked first', async () => {
  const pairs = await twoEach(3);
  const first = pairs.map(([id]) => id);
  expect((await list()).map(({ id }) => id)).toEqual(first);
  const [one] = await listParked(db, organisation, {}, null, 1);
  expect(one).toMatchObject({ sinkId: 'shop', reason: 'says 422', attempts: 1, behind: 1, isMended: false });
  expect((await listParked(db, organisation, {}, one ?? null, 1)).map(({ id }) => id)).toEqual(first.slice(1, 2));
  const counted = async (filter: ParkedFilter) => (await list(filter)).length;
  expect(await counted({ sinkId: 'shop', topic: 'waybill.order.completed.v1', reason: 'SAYS 4' })).toBe(3);
  expect(await counted({ sinkId: 'other' })).toBe(0);
  expect(await counted({ topic: 'waybill.order.created.v1' })).toBe(0);
  expect(await counted({ reason: 'says 5' })).toBe(0);
  expect(await counted({ parkedBefore: instantFromMillis(Date.UTC(2026, 0, 1) + 2_000) })).toBe(1);
  expect(await counted({ parkedAfter: instantFromMillis(Date.UTC(2026, 0, 1) + 2_000) })).toBe(2);
  expect(await counted({ ids: first.slice(0, 2) })).toBe(2);
  expect(await countParked(db, organisation, {})).toMatchObject([{ reason: 'says 422', count: 3 }]);
});

test('OUT-17 what is replayed leaves under its id, and what waited behind it follows', async () => {
  const pairs = await twoEach(2);
  const [chosen] = await list();
  if (chosen === undefined) throw new Error('nothing parked');
  expect(await replayParked(db, organisation, [chosen], doing())).toBe(1);
  await until(ids, ({ length }) => length === 2);
  expect(ids()).toEqual(pairs[0]);
  expect(await replayParked(db, organisation, [chosen], doing())).toBe(0);
  expect(await replayParked(db, organisation, await list(), doing())).toBe(1);
  await until(ids, ({ length }) => length === 4);
  await until(
    () => db('sink_parked').where({ organisation_id: organisation }),
    ({ length }) => length === 0,
  );
});

test('OUT-17 what is discarded never leaves, and what waited behind it does; who and why is kept', async () => {
  const [[gone, next] = ['', '']] = await twoEach(1);
  expect(await discardParked(db, organisation, await list(), doing('sent by hand'))).toBe(1);
  await until(ids, ({ length }) => length === 1);
  expect(ids()).toEqual([next]);
  const [act] = await listSinkActs(db, organisation, null, 10);
  expect(act).toMatchObject({ act: 'discarded', by: 'anna', note: 'sent by hand', messageId: gone, sinkId: 'shop' });
});

test('OUT-17 a mended message leaves with another content under its own id, and only where it is kept says what changed', async () => {
  await twoEach(1);
  const [parked] = await readParked(db, organisation, {});
  if (parked === undefined) throw new Error('nothing parked');
  const data = {
    orderId: parked.partitionKey,
    number: 'W3-9',
    total: { minor: '5', currency: 'EUR' },
    completedAt: '2026-03-01T10:00:00.000Z',
  };
  const mended = mendingOf(parked, JSON.stringify(data));
  if (mended.type !== 'mended') throw new Error(mended.problem);
  expect(mended.changed).toEqual(['/data/number', '/data/total/minor']);
  expect(await mendParked(db, organisation, parked, mended, doing())).toBe(true);
  await until(ids, ({ length }) => length === 2);
  expect(delivered[0]).toMatchObject({ id: parked.id, payload: { id: parked.id, data } });
  const [act] = await listSinkActs(db, organisation, null, 10);
  expect(act).toMatchObject({ act: 'mended', changed: ['/data/number', '/data/total/minor'] });
  expect(JSON.stringify(await db('sink_acts').where({ organisation_id: organisation }))).not.toContain('W3-9');
});

test('OUT-17 a message is mended only into one its contract knows, and stays the same message', async () => {
  await twoEach(1);
  const [parked] = await readParked(db, organisation, {});
  if (parked === undefined) throw new Error('nothing parked');
  const problemOf = (payload: unknown) => {
    const mending = mendingOf(parked, typeof payload === 'string' ? payload : JSON.stringify(payload));
    return mending.type === 'refused' ? mending.problem : '';
  };
  expect(problemOf('hello')).toContain('no JSON object');
  expect(problemOf({ ...parked.payload, id: randomUUID() })).toContain('id must stay');
  expect(problemOf({ ...parked.payload, type: 'waybill.order.created.v1' })).toContain('type must stay');
  expect(problemOf({ orderId: parked.partitionKey })).toContain('missing /data/number');
  expect(problemOf({ ...parked.payload, data: { x: 1 } })).toContain('unexpected /data/x');
});

test('OUT-17 what comes for an order while its parked message is discarded is not left waiting', async () => {
  const [[, next] = ['', '']] = await twoEach(1);
  const order = (await list())[0]?.partitionKey ?? '';
  const added = Array.from({ length: 20 }, () => outbox.announce(order));
  await discardParked(db, organisation, await list(), doing());
  const all = [next, ...(await Promise.all(added))];
  relay.wake();
  await until(ids, ({ length }) => length === all.length);
  expect(new Set(ids())).toEqual(new Set(all));
});
