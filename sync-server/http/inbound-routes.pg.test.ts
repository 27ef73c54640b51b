import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeApiToken } from '../auth/api-token';
import { openDatabase } from '../store/database';
import type { Database } from '../store/database';
import type { TestServer } from '../testing/server';
import { startTestServer } from '../testing/server';
import { inboundRoutes } from './inbound-routes';

let server: TestServer;
let db: Database;
let token: string;

beforeAll(async () => {
  server = await startTestServer({ 'inbound-currencies': 'shop=JPY' });
  db = openDatabase(server.databaseUrl);
  const wanted = { name: 'the shop', scopes: ['inbound:shop', 'inbound:outlet'], expiresAt: null } as const;
  token = (await makeApiToken(server.auth, wanted)).text;
});
afterAll(async () => {
  await db.destroy();
  await server.close();
});

const TYPE = 'UserCheckedOutIntegrationEvent';
type Sent = { readonly source?: string; readonly headers?: Readonly<Record<string, string>>; readonly bearer?: string };

function send(body: string, { source = 'shop', headers = {}, bearer = token }: Sent = {}): Promise<Response> {
  const sent = { Authorization: `Bearer ${bearer}`, 'Content-Type': 'application/json', ...headers };
  return server.call(`/api/v1/inbound/${source}`, { method: 'POST', body, headers: sent });
}
const checkout = (id: string, orderId: string, totalMoney = '12') =>
  `{"ID":"${id}","OrderId":"${orderId}","basketId":"b","fullName":"Ada","email":"ada@example.org","totalMoney":${totalMoney}}`;
const orderOf = (id: string) => db('orders').where({ id }).first();

test('INB-4 a message comes in by its source with a token of that source, in every envelope, and the same one again changes nothing', async () => {
  const [id, order] = [randomUUID(), randomUUID()];
  const bare = await send(checkout(id, order), { headers: { 'X-Message-Type': TYPE } });
  expect([bare.status, await bare.json()]).toEqual([200, { outcome: 'applied', reason: null, detail: null }]);
  const { seq } = await db('feed').first();
  const ce = { 'ce-specversion': '1.0', 'ce-type': TYPE, 'ce-id': 'another', 'ce-source': '/shop' };
  const mass = `{"messageType":["urn:message:BookWorm.Contracts:${TYPE}"],"message":${checkout(id, order)}}`;
  for (const again of [
    await send(checkout(id, order), { headers: ce }),
    await send(mass, { headers: { 'Content-Type': 'application/vnd.masstransit+json' } }),
    await send(`{"specversion":"1.0","type":"${TYPE}","id":"x","source":"/","data":${checkout(id, order)}}`, {
      headers: { 'Content-Type': 'application/cloudevents+json; charset=utf-8' },
    }),
  ])
    expect([again.status, await again.json()]).toMatchObject([200, { outcome: 'ignored', reason: 'repeat' }]);
  expect((await db('feed').first()).seq).toBe(seq);
});

test("INB-4 a total is in the source's configured currency, or in the organisation's", async () => {
  const [shop, outlet] = [randomUUID(), randomUUID()];
  const headers = { 'X-Message-Type': TYPE };
  expect((await send(checkout(randomUUID(), shop, '1200'), { headers })).status).toBe(200);
  expect((await send(checkout(randomUUID(), outlet, '"12.50"'), { headers, source: 'outlet' })).status).toBe(200);
  expect((await orderOf(shop)).state).toMatchObject({ currency: 'JPY', totals: { gross: 1200 } });
  expect((await orderOf(outlet)).state).toMatchObject({ currency: 'EUR', totals: { gross: 1250 } });
});

test('INB-4 what waits for its checkout and what nobody here knows is accepted; what cannot be applied is a problem, and kept', async () => {
  const early = await send(checkout(randomUUID(), randomUUID()), {
    headers: { 'X-Message-Type': 'OrderStatusChangedToCompleteIntegrationEvent' },
  });
  expect([early.status, await early.json()]).toMatchObject([202, { outcome: 'held' }]);
  const strange = await send(checkout(randomUUID(), randomUUID()), { headers: { 'X-Message-Type': 'StockMoved' } });
  expect([strange.status, await strange.json()]).toMatchObject([202, { outcome: 'skipped', detail: 'StockMoved' }]);
  for (const [body, code] of [
    ['{"broken', 'not-json'],
    ['{}', 'no-type'],
    [`{"type":"${TYPE}","id":"p-1","totalMoney":"much"}`, 'invalid-members'],
    [`{"type":"${TYPE}",${checkout('p-2', randomUUID(), '0.5').slice(1)}`, 'total-not-in-currency'],
  ] as const) {
    const answer = await send(body);
    expect([answer.status, await answer.json()]).toMatchObject([422, { code, retryable: false }]);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
  }
  const kept = await db('inbox').whereIn('outcome', ['held', 'parked', 'skipped']).select('reason', 'detail');
  expect(kept.map(({ reason }) => reason).sort()).toEqual(
    ['invalid-members', 'no-type', 'not-json', 'order-unknown', 'total-not-in-currency', 'unknown-type'].sort(),
  );
  expect(kept.find(({ reason }) => reason === 'invalid-members')?.detail).toContain('orderId');
});

test('INB-4 who may not speak for a source, too large, not JSON or several at once: refused before anything is kept', async () => {
  const before = await db('inbox').count().first();
  const { token: person } = await server.desktop('ada');
  const text = checkout(randomUUID(), randomUUID());
  const statusOf = async (sent: Sent, body = text) => (await send(body, sent)).status;
  expect(await statusOf({ bearer: 'waybill_nonsense' })).toBe(401);
  expect(await statusOf({ bearer: person })).toBe(403);
  expect(await statusOf({ source: 'elsewhere' })).toBe(403);
  expect(await statusOf({ headers: { 'Content-Type': 'text/plain' } })).toBe(415);
  expect(await statusOf({ headers: { 'Content-Type': 'application/cloudevents-batch+json' } })).toBe(415);
  expect(await statusOf({}, `{"note":"${'x'.repeat(600_000)}"}`)).toBe(413);
  expect(await db('inbox').count().first()).toEqual(before);
});

test('INB-4 more messages at once than a source may send are told when to come again', async () => {
  // Five in a second: however slow this computer is, sixty do not fit into the time they take.
  const take = () => Promise.reject(new Error('nothing that is no JSON is taken'));
  const few = express()
    .use('/inbound', inboundRoutes({ auth: server.auth, take, perSecond: 5 }))
    .listen(0, '127.0.0.1');
  await once(few, 'listening');
  const { port } = few.address() as AddressInfo;
  const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'text/x' };
  const answers = await Promise.all(
    Array.from({ length: 60 }, () =>
      fetch(`http://127.0.0.1:${port}/inbound/shop`, { method: 'POST', body: '{', headers }),
    ),
  );
  await new Promise((closed) => few.close(closed));
  const refused = answers.filter(({ status }) => status === 429);
  expect(refused.length).toBeGreaterThan(0);
  expect(Number(refused[0]?.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(answers.some(({ status }) => status === 415)).toBe(true);
});
