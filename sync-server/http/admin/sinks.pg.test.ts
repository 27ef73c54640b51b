// Sinks, parked messages and retention as administrators ask for them over HTTP, on the whole server.
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { readParkedList, readParkedOne } from 'shared/contract/admin/parked';
import { readRetention } from 'shared/contract/admin/retention';
import { addSinkRoute, readSinks } from 'shared/contract/admin/sinks';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SignedInDesktop, TestServer } from '../../testing/server';
import { startTestServer } from '../../testing/server';

let server: TestServer;
let ada: SignedInDesktop;
let maria: SignedInDesktop;
const folder = mkdtempSync(join(tmpdir(), 'waybill-sinks-'));

beforeAll(async () => {
  server = await startTestServer();
  [ada, maria] = [await server.desktop('ada', ['admin']), await server.desktop('maria', ['manager'])];
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

const headers = ({ token }: SignedInDesktop) => ({ Authorization: `Bearer ${token}` });
const get = (path: string) => server.call(`/api/v1/admin${path}`, { headers: headers(ada) });
const post = (path: string, body: unknown, who = ada) => server.post(`/api/v1/admin${path}`, body, headers(who));
const sinks = async () => readSinks.answer.parse(await (await get('/sinks')).json());
const wish = (id: string, kind: string, settings: object) => ({
  ...{ id, kind, settings, ordering: 'strict', address: null, from: 'now' },
});

test('ADM-11 a sink is added, tested, paused, resumed and given a new secret; a secret is told once', async () => {
  const hook = wish('shop', 'webhook', { url: 'http://127.0.0.1:9/hook' });
  expect((await post('/sinks', hook, maria)).status).toBe(403);
  const { secret } = addSinkRoute.answer.parse(await (await post('/sinks', hook)).json());
  expect(secret).toMatch(/.{20,}/);
  expect((await post('/sinks', hook)).status).toBe(409);
  expect((await post('/sinks', wish('bad', 'webhook', { url: 'ftp://x' }))).status).toBe(422);
  expect((await post('/sinks/shop/pause', {})).status).toBe(422);
  expect((await post('/sinks/shop/pause', { reason: 'it moves' })).status).toBe(200);
  expect((await sinks()).items.find(({ id }) => id === 'shop')).toMatchObject({
    ...{ status: 'paused', statusReason: 'it moves' },
  });
  const tested: unknown = await (await post('/sinks/shop/test', {})).json();
  expect(tested).toMatchObject({ id: 'shop', problem: expect.stringMatching(/./), messages: [] });
  expect((await post('/sinks/shop/resume', {})).status).toBe(200);
  const rotated: unknown = await (await post('/sinks/shop/rotate-secret', { address: null })).json();
  expect(rotated).toMatchObject({ secret: expect.not.stringMatching(secret ?? ''), oldUntil: expect.any(String) });
  const told = await (await get('/sinks')).text();
  expect(told).not.toContain(secret);
  expect(told).not.toContain('sealed');
  const acts = (await sinks()).acts.filter(({ sinkId, by }) => sinkId === 'shop' && by === 'ada');
  expect(acts.map(({ act }) => act).sort()).toEqual(['added', 'paused', 'resumed', 'secret-rotated', 'tested']);
  expect((await post('/sinks/nobody/resume', {})).status).toBe(404);
});

/** Announced and given up by a sink that is paused, so that nothing moves by itself. */
async function park(reason: string): Promise<string> {
  const { db, organisation } = server.auth;
  const [id, key] = [randomUUID(), randomUUID()];
  const seq = Math.floor(Math.random() * 1_000_000) + 1_000;
  const row = { organisation_id: organisation, feed_seq: seq, n: 0, partition_key: key, bucket: 0 };
  const payload = {
    ...{ specversion: '1.0', id, source: 'urn:waybill', type: 'waybill.order.created.v1', subject: `orders/${key}` },
    ...{ time: server.clock.now().toISOString(), correlationid: key, partitionkey: key, data: { orderId: key } },
  };
  await db('outbox').insert({ ...row, topic: payload.type, payload: JSON.stringify(payload) });
  await db('sink_parked').insert({
    ...{ ...row, sink_id: 'held', topic: payload.type, attempts: 12, reason },
    ...{ parked_at: server.clock.now().toISOString() },
  });
  return id;
}

const parked = async (query = '') =>
  readParkedList.answer.parse(await (await get(`/parked${query}`)).json()).items.map(({ id }) => id);

test('ADM-12 parked messages are listed, looked at, replayed and discarded, each act recorded under their own id', async () => {
  await post('/sinks', wish('held', 'file', { path: join(folder, 'held.ndjson') }));
  await post('/sinks/held/pause', { reason: 'for the test' });
  const [one, two, three] = [await park('HTTP 500'), await park('HTTP 500'), await park('unroutable')];
  expect((await parked('?reason=http')).sort()).toEqual([one, two].sort());
  const content = readParkedOne.answer.parse(await (await get(`/parked/${one}?sinkId=held`)).json());
  expect(content.message).toMatchObject({ id: one, sinkId: 'held', attempts: 12 });
  expect(content.members.some(({ verdict }) => verdict !== 'good')).toBe(true);
  expect(content.members.map(({ verdict }) => verdict)).not.toContain('unexpected'); // it is asked as it goes out
  const bad = await post(`/parked/${one}/mend`, { sinkId: 'held', data: 'no json' });
  expect(bad.status).toBe(422);
  expect((await post('/parked/replay', { which: { like: {} } }, maria)).status).toBe(403);
  const replayed: unknown = await (await post('/parked/replay', { which: { sinkId: 'held', ids: [one] } })).json();
  expect(replayed).toEqual({ done: 1 });
  const discard = { which: { like: { reason: 'unroutable' } }, reason: 'the queue is gone for good' };
  expect((await post('/parked/discard', { ...discard, reason: ' ' })).status).toBe(422);
  expect(await (await post('/parked/discard', discard)).json()).toEqual({ done: 1 });
  expect(await parked()).toEqual([two]);
  const { acts } = await sinks();
  expect(acts).toContainEqual(
    expect.objectContaining({ act: 'discarded', by: 'ada', messageId: three, note: 'the queue is gone for good' }),
  );
  expect(acts).toContainEqual(expect.objectContaining({ act: 'replayed', by: 'ada', messageId: one }));
});

test('ADM-13 a preview changes nothing, and a run is recorded with the name of whoever asked', async () => {
  const retention = async () => readRetention.answer.parse(await (await get('/retention')).json());
  expect((await retention()).plan.items.map(({ item }) => item)).toContain('outbox');
  expect((await retention()).runs.filter(({ startedBy }) => startedBy === 'administrator')).toEqual([]);
  expect((await post('/retention/run', {}, maria)).status).toBe(403);
  expect((await post('/retention/run', {})).status).toBe(200);
  const mine = (await retention()).runs.filter(({ startedBy }) => startedBy === 'administrator');
  expect(mine).toMatchObject([{ personName: 'Ada ada', finishedAt: expect.any(String) }]);
});
