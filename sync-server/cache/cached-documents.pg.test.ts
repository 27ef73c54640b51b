// One order read through the cache by several servers while it changes: on a real Postgres, with caches that forget and lie.
import { randomUUID } from 'node:crypto';
import type { HeldDocument } from 'shared/contract/documents';
import { ORGANISATION, orderPayload } from 'shared/testing/examples';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createClient } from 'redis';
import { silentLog } from '../log/open-log';
import type { Office } from '../testing/office';
import { openOffice } from '../testing/office';
import { redisAnswers, redisUrl, wayToRedis } from '../testing/redis';
import type { Way } from '../testing/redis';
import { until } from '../testing/until';
import { watch } from '../watch';
import type { Cache } from './cache';
import { noCache } from './cache';
import { cacheSuite } from '../testing/cache-suite';
import type { CacheRead } from './cached-documents';
import { cachedDocuments } from './cached-documents';
import { memoryCache } from './memory-cache';
import { redisCache } from './redis-cache';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());
const ends: (() => void)[] = [];
afterEach(() => ends.splice(0).forEach((end) => end()));

function server(cache: Cache, isTold = true) {
  const reads: CacheRead[] = [];
  const onRead = (_type: string, result: CacheRead) => void reads.push(result);
  const documents = cachedDocuments({ db: office.db, organisation: ORGANISATION, cache, onRead });
  const failed = (error: unknown) => void (reads.push('miss'), console.error(error));
  if (isTold) ends.push(watch(office.db, { written: documents.warm, failed }));
  return { ...documents, reads };
}

async function placed(): Promise<string> {
  const id = randomUUID();
  await office.clerk.push(office.clerk.make('PlaceOrder', id, orderPayload()));
  return id;
}
const note = (id: string) =>
  office.clerk.push(office.clerk.make('AddNote', id, { noteId: randomUUID(), text: 'one more' }));

async function truth(id: string): Promise<HeldDocument> {
  const row = await office.db('orders').where({ id }).first();
  const { version, state, history, feed_seq: seq } = row;
  return { type: 'order', id, version, seq, state, history };
}

/** Writers and readers side by side; every answer must be at least as new as what was there when it was asked for. */
async function sideBySide(
  servers: readonly Pick<ReturnType<typeof server>, 'read'>[],
  disturb: (turn: number) => unknown,
) {
  const ids = await Promise.all([placed(), placed(), placed()]);
  let isWriting = true;
  let answered = 0;
  const reading = servers.flatMap((one) =>
    ids.map(async (id) => {
      while (isWriting) {
        const { version } = await truth(id);
        const told = await one.read('order', id);
        expect(told?.version).toBeGreaterThanOrEqual(version);
        answered += 1;
      }
    }),
  );
  for (let turn = 0; turn < 40; turn += 1) {
    await Promise.all([note(ids[turn % 3] ?? ''), disturb(turn)]);
  }
  isWriting = false;
  await Promise.all(reading);
  for (const one of servers) for (const id of ids) expect(await one.read('order', id)).toEqual(await truth(id));
  return answered;
}

test('CCH-3 what is read is what Postgres has, with the cache off, cold and warm', async () => {
  for (const cache of [noCache, memoryCache()]) {
    const [one, id] = [server(cache), await placed()];
    for (const _ of ['cold', 'warm']) expect(await one.read('order', id)).toEqual(await truth(id));
    await note(id);
    expect(await one.read('order', id)).toEqual(await truth(id));
    expect(await one.read('order', randomUUID())).toBeNull();
    expect(await one.read('product', id)).toBeNull();
  }
});

test('CCH-5 a commit leaves what it changed where the next question finds it', async () => {
  const one = server(memoryCache());
  await one.read('order', randomUUID()); // begins to follow
  const id = await placed();
  await note(id);
  one.reads.length = 0;
  expect(await one.read('order', id)).toEqual(await truth(id));
  expect(one.reads).toEqual(['hit']);
});

test('CCH-3 a commit that this server is not told of is noticed all the same', async () => {
  const one = server(memoryCache(), false);
  const id = await placed();
  await one.read('order', id);
  await one.read('order', id);
  await note(id);
  expect(await one.read('order', id)).toEqual(await truth(id));
  expect(one.reads).toEqual(['miss', 'hit', 'stale']);
});

test('CCH-3 readers beside writers on several servers never see what was over when they asked', async () => {
  const shared = memoryCache();
  const servers = [server(shared), server(shared, false), server(memoryCache(), false)];
  expect(await sideBySide(servers, () => null)).toBeGreaterThan(50);
  expect(servers.flatMap(({ reads }) => reads)).toContain('hit');
});

test('CCH-2 what is kept under another epoch, place or name is not believed', async () => {
  const [cache, id, other] = [memoryCache(), await placed(), await placed()];
  const one = server(cache, false);
  await one.read('order', id);
  const [text] = await cache.get([`${ORGANISATION}:order:${id}`]);
  const entry = JSON.parse(text ?? '');
  const lies = [
    { ...entry, epoch: randomUUID() },
    { ...entry, asOf: entry.asOf + 1_000 },
    { ...entry, asOf: -1 },
    { ...entry, document: { ...entry.document, id: other } },
    { ...entry, document: { ...entry.document, type: 'product' } },
    { ...entry, document: null },
    'no entry at all',
  ];
  for (const lie of lies) {
    await cache.set([{ key: `${ORGANISATION}:order:${id}`, text: JSON.stringify(lie) }]);
    one.reads.length = 0;
    expect(await one.read('order', id)).toEqual(await truth(id));
    expect(one.reads).toEqual(['stale']);
  }
  await cache.set([{ key: `${ORGANISATION}:order:${id}`, text: '{' }]);
  expect(await one.read('order', id)).toEqual(await truth(id));
});

test('CCH-2 after a restore nothing of before is believed', async () => {
  const [one, id] = [server(memoryCache(), false), await placed()];
  await one.read('order', id);
  await office.db('orders').where({ id }).update({ version: 99 }); // the same feed number says something else now
  await office.db('feed').update({ epoch: randomUUID() });
  expect((await one.read('order', id))?.version).toBe(99);
});

describe.skipIf(!(await redisAnswers()))('with Redis', () => {
  const prefix = `waybill-test-${randomUUID()}:`;
  const client = createClient({ url: redisUrl });
  let way: Way;
  const keys = () => client.keys(`${prefix}*`);
  const flush = async () => {
    const all = await keys();
    if (all.length > 0) await client.del(all);
  };
  const cacheOn = (url: string) => redisCache({ url, log: silentLog, prefix, restMs: 20 });
  const ready = (cache: Cache) =>
    until(
      () => cache.probe().catch(() => null),
      (ms) => ms !== null,
    );
  beforeAll(async () => {
    client.on('error', () => undefined);
    await client.connect();
    way = await wayToRedis();
  });
  afterAll(async () => {
    await flush();
    client.destroy();
    way.close();
  });

  cacheSuite('redis', () => cacheOn(redisUrl));

  test('CCH-1 redis: one that is not there, goes away or stops answering fails nobody and is forgotten for a while', async () => {
    const nowhere = redisCache({ url: 'redis://127.0.0.1:1', log: silentLog });
    expect(await nowhere.get(['a'])).toEqual([null]);
    await nowhere.close();
    const cache = cacheOn(way.url);
    await ready(cache);
    await cache.set([{ key: 'a', text: '1' }]);
    way.silence();
    const began = performance.now();
    expect(await cache.get(['a'])).toEqual([null]);
    expect(performance.now() - began).toBeLessThan(2_000);
    way.cut();
    expect(await cache.get(['a'])).toEqual([null]);
    await cache.set([{ key: 'a', text: '2' }]);
    way.mend();
    await ready(cache);
    expect(await cache.get(['a'])).toEqual(['1']);
    await cache.close();
  });

  test('CCH-4 two servers on one Redis answer right while it is flushed, cut off and gives back old values', async () => {
    const caches = [cacheOn(way.url), cacheOn(redisUrl)] as const;
    await Promise.all(caches.map(ready));
    const servers = [server(caches[0]), server(caches[1], false)];
    let old: readonly (readonly [string, string])[] = [];
    const remember = async () => {
      const all = await keys();
      const texts = all.length === 0 ? [] : await client.mGet(all);
      old = all.flatMap((key, at) => (typeof texts[at] === 'string' ? [[key, texts[at]] as const] : []));
    };
    const bringBack = () => Promise.all(old.map(([key, text]) => client.set(key, text)));
    const acts = [remember, way.cut, bringBack, flush, way.mend, bringBack, way.silence, remember, way.mend, bringBack];
    expect(await sideBySide(servers, (turn) => acts[turn % acts.length]?.())).toBeGreaterThan(20);
    way.mend();
    await ready(caches[0]);
    const id = await placed();
    for (const one of servers) expect(await one.read('order', id)).toEqual(await truth(id));
    await Promise.all(caches.map((cache) => cache.close()));
  });
});
