import { randomUUID } from 'node:crypto';
import { conformanceOf } from 'shared/contract/conformance';
import { MASS_TRANSIT_CONTENT_TYPE } from 'shared/contract/mass-transit';
import { organisationId } from 'shared/ids';
import type { OrganisationId } from 'shared/ids';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { systemClock } from '../clock';
import { SILENT } from '../event-log';
import { openRabbit } from '../rabbitmq/connection';
import type { Repeating } from '../repeat';
import { openDatabase } from '../store/database';
import type { Database } from '../store/database';
import { replayParked } from '../store/parked-acts';
import { listParked } from '../store/parked-messages';
import { announcer } from '../testing/announced';
import type { Announcer } from '../testing/announced';
import { freshDatabase } from '../testing/postgres';
import type { FreshDatabase } from '../testing/postgres';
import { brokerForTests, bystander, doorTo, ownPrefix } from '../testing/rabbit';
import type { Arrived, Bystander, Door } from '../testing/rabbit';
import { until } from '../testing/until';
import { rabbitSink } from './rabbitmq-sink';
import type { Encoding } from './rabbitmq-sink';
import { startRelay } from './relay';
import type { Sink } from './sink';

const broker = await brokerForTests();
const host = { machineName: 'm', processName: 'waybill', processId: 1, assembly: 'waybill', assemblyVersion: '1' };

let fresh: FreshDatabase;
let db: Database;
let organisation: OrganisationId;
let outbox: Announcer;
let namespace: string;
let shop: Bystander;
let door: Door;
const relays: Repeating[] = [];
const sinks: Sink[] = [];

describe.skipIf(broker === null)('with a broker', () => {
  beforeAll(async () => {
    fresh = await freshDatabase();
    db = openDatabase(fresh.url);
    door = await doorTo(broker ?? '');
  });
  beforeEach(async () => {
    organisation = organisationId(randomUUID());
    outbox = announcer(db, organisation);
    namespace = ownPrefix();
    shop = await bystander(broker ?? '');
  });
  afterEach(async () => {
    door.open();
    await Promise.all(relays.splice(0).map((relay) => relay.stop()));
    await Promise.all(sinks.splice(0).map((sink) => sink.close?.()));
    await shop.leave();
  });
  afterAll(async () => {
    await door.remove();
    await db.destroy();
    await fresh.drop();
  });

  async function relay(encoding: Encoding = 'masstransit', on = db): Promise<Repeating> {
    const rabbit = await openRabbit({ url: door.url, log: SILENT, longestPauseMs: 100 });
    const common = { id: 'shop', ordering: 'strict', rabbit, host, schemaBase: null, clock: systemClock } as const;
    const sink = rabbitSink({ ...common, encoding, namespace, exchange: `${namespace}.events` });
    const settings = { pollMs: 20, pageSize: 50, leaseMs: 1_000 };
    const started = startRelay({
      db: on,
      organisation,
      sinks: [sink],
      clock: systemClock,
      random: Math.random,
      log: SILENT,
      settings,
    });
    sinks.push(sink);
    relays.push(started);
    return started;
  }

  const exchange = (type: string) => `${namespace}:${type}`;
  const parked = () => listParked(db, organisation, {}, null, 100);
  const setAside = () => db('sink_parked').where({ organisation_id: organisation });

  test('OUT-10 a message arrives confirmed and persistent at the exchange of its type, as a MassTransit consumer takes it', async () => {
    const arrived = await shop.listen(exchange('OrderCompleted'), 'fanout');
    const id = await outbox.announce(randomUUID());
    await relay();
    const [message] = await until(
      () => arrived,
      ({ length }) => length === 1,
    );
    expect(message).toMatchObject({ messageId: id, key: '', contentType: MASS_TRANSIT_CONTENT_TYPE, persistent: true });
    const expected = { namespace, contentType: MASS_TRANSIT_CONTENT_TYPE };
    expect(conformanceOf(JSON.stringify(message?.body), expected)).toMatchObject({ verdict: 'accepted', faults: [] });
  });

  test('OUT-10 as CloudEvents everything goes through one topic exchange, by its type', async () => {
    const arrived = await shop.listen(`${namespace}.events`, 'topic', 'waybill.order.#');
    const id = await outbox.announce(randomUUID());
    await relay('cloudevents');
    const [message] = await until(
      () => arrived,
      ({ length }) => length === 1,
    );
    expect(message).toMatchObject({
      key: 'waybill.order.completed.v1',
      contentType: 'application/cloudevents+json',
      body: { specversion: '1.0', id, type: 'waybill.order.completed.v1' },
    });
  });

  test('OUT-11 what no queue takes is parked with its reason and holds back nothing; replayed, it arrives under its id', async () => {
    const order = randomUUID();
    const completed = await shop.listen(exchange('OrderCompleted'), 'fanout');
    const unheard = await outbox.announce(order, 'OrderFailed', { failedAt: '2026-03-01T10:00:00.000Z', why: 'x' });
    await outbox.announce(order);
    const running = await relay();
    await until(
      () => completed,
      ({ length }) => length === 1,
    );
    const [message] = await until(parked, ({ length }) => length === 1);
    expect(message).toMatchObject({
      id: unheard,
      reason: `no queue is bound to the exchange ${exchange('OrderFailed')}`,
    });
    const failed = await shop.listen(exchange('OrderFailed'), 'fanout');
    const doing = { by: 'test', at: systemClock.now(), note: null };
    expect(await replayParked(db, organisation, message === undefined ? [] : [message], doing)).toBe(1);
    running.wake();
    expect(
      await until(
        () => failed,
        ({ length }) => length === 1,
      ),
    ).toMatchObject([{ messageId: unheard }]);
    await until(setAside, ({ length }) => length === 0);
  });

  test('OUT-12 a connection cut in a burst loses nothing, keeps the order per order, and counts as no try', async () => {
    const arrived = await shop.listen(exchange('OrderCompleted'), 'fanout');
    const orders = Array.from({ length: 40 }, () => randomUUID());
    await outbox.announceMany(orders, 5);
    await relay();
    await until(
      () => arrived,
      ({ length }) => length >= 20,
    );
    door.shut();
    await outbox.announceMany(orders, 5);
    await until(
      () => sinks[0]?.obstacle?.() ?? null,
      (obstacle) => obstacle !== null,
    );
    expect(await setAside()).toEqual([]);
    door.open();
    await until(
      () => new Set(arrived.map(({ messageId }) => messageId)),
      ({ size }) => size === 400,
    );
    expectInOrder(arrived, orders);
    expect(await setAside()).toEqual([]);
  });

  test('OUT-12 of two relays one dies in a burst: the other goes on with its work', async () => {
    const arrived = await shop.listen(exchange('OrderCompleted'), 'fanout');
    const orders = Array.from({ length: 40 }, () => randomUUID());
    const dying = openDatabase(fresh.url);
    await relay('masstransit', dying);
    await relay();
    await outbox.announceMany(orders, 10);
    await until(
      () => arrived,
      ({ length }) => length >= 50,
    );
    await dying.destroy();
    await until(
      () => new Set(arrived.map(({ messageId }) => messageId)),
      ({ size }) => size === 400,
    );
    expectInOrder(arrived, orders);
  });
});

/** Repeats are allowed, of what came before only. */
function expectInOrder(arrived: readonly Arrived[], orders: readonly string[]): void {
  for (const order of orders) {
    const sequences = arrived.flatMap(({ body }) => sequenceOf(body, order));
    const first = sequences.filter((sequence, place) => sequences.indexOf(sequence) === place);
    expect(first).toEqual(first.toSorted());
  }
}

function sequenceOf(body: unknown, order: string): readonly string[] {
  if (typeof body !== 'object' || body === null || !('correlationId' in body) || body.correlationId !== order)
    return [];
  const headers = 'headers' in body && typeof body.headers === 'object' ? body.headers : null;
  return headers !== null && 'waybill-sequence' in headers ? [String(headers['waybill-sequence'])] : [];
}
