import { randomUUID } from 'node:crypto';
import type { OrganisationId } from 'shared/ids';
import { organisationId } from 'shared/ids';
import { instantFromMillis } from 'shared/instant';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { waitFor } from '../postgres/wait-for';
import type { Repeating } from '../repeat';
import { openDatabase } from '../store/database';
import type { Database } from '../store/database';
import { BUCKETS } from '../store/outbox';
import type { OutboxMessage } from '../store/outbox';
import { freshDatabase } from '../testing/postgres';
import type { FreshDatabase } from '../testing/postgres';
import { startRelay } from './relay';
import type { Relaying, RelaySettings } from './relay';
import type { Delivery, Sink } from './sink';

const DELIVERED: Delivery = { type: 'delivered' };
const DOWN: Delivery = { type: 'try-again', reason: 'the line is dead' };
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

let fresh: FreshDatabase;
let db: Database;
let organisation: OrganisationId;
let time = 0;
const clock = { now: () => instantFromMillis(Date.UTC(2026, 0, 1) + time) };
const running: Repeating[] = [];

beforeAll(async () => {
  fresh = await freshDatabase();
  db = openDatabase(fresh.url);
});
beforeEach(() => {
  organisation = organisationId(randomUUID());
  time = 0;
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((relay) => relay.stop()));
});
afterAll(async () => {
  await db.destroy();
  await fresh.drop();
});

let feedSeq = 0;
async function announce(key: string, topic: string): Promise<string> {
  feedSeq += 1;
  const id = randomUUID();
  const bucket = Number.parseInt(key.slice(0, 2), 16) % BUCKETS;
  await db('outbox').insert({
    organisation_id: organisation,
    feed_seq: feedSeq,
    n: 0,
    bucket,
    partition_key: key,
    topic,
    payload: { id, topic },
  });
  return id;
}

const parkedMessages = () =>
  db('sink_parked').where('sink_parked.organisation_id', organisation).whereNotNull('parked_at');

type Recorded = Pick<OutboxMessage, 'id' | 'topic' | 'partitionKey'>;
function recordingSink(
  answer: (message: OutboxMessage, time: number) => Delivery | Promise<Delivery>,
  ordering: Sink['ordering'] = 'strict',
) {
  const seen: Recorded[] = [];
  const times = new Map<string, number>();
  const sink: Sink = {
    id: 'recorder',
    ordering,
    atOnce: 8,
    deliver: async (message) => {
      times.set(message.id, (times.get(message.id) ?? 0) + 1);
      const delivery = await answer(message, times.get(message.id) ?? 0);
      if (delivery.type === 'delivered') seen.push(message);
      return delivery;
    },
  };
  return { sink, seen, times, topics: () => seen.map(({ topic }) => topic) };
}

function relay(sink: Sink, settings: Partial<RelaySettings> = {}, extra: Partial<Relaying> = {}): Repeating {
  const started = startRelay({
    db,
    organisation,
    sinks: [sink],
    clock,
    random: () => 0.5,
    log: silent,
    settings: { pollMs: 20, ...settings },
    ...extra,
  });
  running.push(started);
  return started;
}

async function until(condition: () => boolean | Promise<boolean>) {
  expect(await waitFor(condition, 10_000)).toBe(true);
}

test('OUT-1 every message leaves once, in order per key, whatever was committed before or after the start', async () => {
  const keys = Array.from({ length: 6 }, () => randomUUID());
  for (const key of keys) await announce(key, '1');
  const { sink, seen } = recordingSink(() => DELIVERED);
  const started = relay(sink, { pollMs: 60_000, pageSize: 2 });
  await until(() => seen.length === 6);
  for (const topic of ['2', '3']) for (const key of keys) await announce(key, topic);
  started.wake();
  await until(() => seen.length === 18);
  for (const key of keys)
    expect(seen.filter(({ partitionKey }) => partitionKey === key).map(({ topic }) => topic)).toEqual(['1', '2', '3']);
  expect(new Set(seen.map(({ id }) => id)).size).toBe(18);
});

test('OUT-2 what must wait holds back its own key only, and leaves in order afterwards', async () => {
  const [slow, quick] = [randomUUID(), randomUUID()];
  await announce(slow, 'slow-1');
  await announce(slow, 'slow-2');
  await announce(quick, 'quick-1');
  const { sink, topics, times } = recordingSink((message, nth) =>
    message.topic === 'slow-1' && nth < 3 ? DOWN : DELIVERED,
  );
  relay(sink);
  await until(() => topics().includes('quick-1'));
  await announce(slow, 'slow-3');
  await announce(quick, 'quick-2');
  await until(() => topics().includes('quick-2'));
  expect(topics()).toEqual(['quick-1', 'quick-2']);
  time = 500; // half of the first pause of up to a second
  await until(() => [...times.values()].includes(2));
  time += 1_000;
  await until(() => topics().length === 5);
  expect(topics().slice(2)).toEqual(['slow-1', 'slow-2', 'slow-3']);
  await until(async () => (await db('sink_parked').where({ organisation_id: organisation })).length === 0);
});

test('OUT-3 a message is tried twelve times, then parked with its reason; what follows of its key waits', async () => {
  const [bad, good] = [randomUUID(), randomUUID()];
  const first = await announce(bad, 'bad-1');
  await announce(bad, 'bad-2');
  await announce(good, 'good-1');
  const { sink, topics, times } = recordingSink((message) => (message.topic === 'bad-1' ? DOWN : DELIVERED));
  relay(sink);
  for (let tries = 1; tries < 12; tries += 1) {
    await until(() => times.get(first) === tries);
    await until(
      async () => (await db('sink_parked').where({ organisation_id: organisation, attempts: tries })).length === 1,
    );
    time += 15 * 60_000;
  }
  await until(async () => (await parkedMessages()).length === 1);
  const [parked] = await parkedMessages();
  expect(parked).toMatchObject({ topic: 'bad-1', attempts: 12, reason: 'given up after 12 tries: the line is dead' });
  await announce(good, 'good-2');
  await until(() => topics().length === 2);
  time += 24 * 3_600_000;
  await announce(good, 'good-3');
  await until(() => topics().length === 3);
  expect(topics()).toEqual(['good-1', 'good-2', 'good-3']);
});

test('OUT-3 a message that will never be taken is parked at once; without ordering the rest of its key passes', async () => {
  const key = randomUUID();
  await announce(key, '1');
  await announce(key, '2');
  const { sink, topics } = recordingSink(
    ({ topic }) => (topic === '1' ? { type: 'park', reason: 'says 400' } : DELIVERED),
    'none',
  );
  relay(sink);
  await until(() => topics().length === 1);
  await until(async () => (await parkedMessages()).length === 1);
  expect(await parkedMessages()).toMatchObject([{ topic: '1', attempts: 1, reason: 'says 400' }]);
});

test('OUT-3 a sink that throws or never answers is one that failed', async () => {
  const [throwing, hanging] = [await announce(randomUUID(), 'throw'), await announce(randomUUID(), 'hang')];
  const { sink, topics, times } = recordingSink((message, nth) => {
    if (nth > 1) return DELIVERED;
    if (message.topic === 'throw') throw new Error('a bug in the sink');
    return new Promise(() => undefined);
  });
  relay(sink, { timeoutMs: 50 });
  await until(async () => (await db('sink_parked').where({ organisation_id: organisation, attempts: 1 })).length === 2);
  time += 1_000;
  await until(() => topics().length === 2);
  expect([times.get(throwing), times.get(hanging)]).toEqual([2, 2]);
});

test('OUT-4 two relays share the work: nothing twice, in order per key', async () => {
  const keys = Array.from({ length: 20 }, () => randomUUID());
  const { sink, seen } = recordingSink(() => DELIVERED);
  relay(sink, { pageSize: 3 });
  relay(sink, { pageSize: 3 });
  for (const topic of ['1', '2', '3', '4', '5']) for (const key of keys) await announce(key, topic);
  await until(() => seen.length >= 100);
  expect(new Set(seen.map(({ id }) => id)).size).toBe(100);
  for (const key of keys)
    expect(seen.filter((message) => message.partitionKey === key).map(({ topic }) => topic)).toEqual([
      '1',
      '2',
      '3',
      '4',
      '5',
    ]);
});

test('OUT-5 a crash between delivery and progress repeats messages under the same id and loses none', async () => {
  const key = randomUUID();
  const ids = [await announce(key, '1'), await announce(key, '2')];
  const crashed = openDatabase(fresh.url);
  const { sink, seen } = recordingSink(async ({ topic }) => {
    if (topic === '2' && seen.length === 1) await crashed.destroy();
    return DELIVERED;
  });
  relay(sink, { leaseMs: 300, lanes: 1 }, { db: crashed });
  await until(() => seen.length === 2);
  relay(sink);
  await until(() => seen.length === 4);
  expect(seen.map(({ id }) => id)).toEqual([...ids, ...ids]);
  await announce(key, '3');
  await until(() => seen.length === 5);
});

test('OUT-5 a relay whose bucket is taken over meanwhile writes no progress', async () => {
  const key = randomUUID();
  await announce(key, '1');
  let release: (delivery: Delivery) => void = () => undefined;
  const { sink, seen, times } = recordingSink((_, nth) =>
    nth === 1 ? new Promise<Delivery>((resolve) => (release = resolve)) : DELIVERED,
  );
  const slow = relay(sink, { leaseMs: 100, timeoutMs: 10_000, lanes: 1 });
  await until(() => times.size === 1);
  relay(sink);
  await until(() => seen.length === 1);
  release({ type: 'park', reason: 'too late to say' });
  await slow.stop();
  expect(await db('sink_parked').where({ organisation_id: organisation })).toEqual([]);
});

test('OUT-6 a sink that is down takes no new messages once enough of them wait, and catches up when it is back', async () => {
  let down = true;
  const { sink, seen, times } = recordingSink(() => (down ? DOWN : DELIVERED));
  const keys = Array.from({ length: 8 }, () => `aa${randomUUID().slice(2)}`);
  for (const key of keys) await announce(key, '1');
  relay(sink, { mostWaiting: 4, pageSize: 2 });
  await until(async () => (await db('sink_parked').where({ organisation_id: organisation })).length === 4);
  down = false;
  expect(times.size).toBe(4);
  time += 1_000;
  await until(() => seen.length === 8);
});
