import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import express from 'express';
import { orderSagaSchema } from 'shared/contract/rest/saga';
import { orderSchema } from 'shared/contract/rest/orders';
import { orderPayload } from 'shared/testing/examples';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { makeApiToken } from '../../auth/api-token';
import { listen } from '../../listen';
import { revokeApiToken } from '../../store/api-tokens';
import type { Call, RestDesk } from '../../testing/rest-desk';
import { NEW, asked, openRestDesk, placeOne } from '../../testing/rest-desk';
import { rateLimit } from './rate-limit';

let desk: RestDesk;
let clerk: Call;
let manager: Call;
beforeAll(async () => {
  desk = await openRestDesk();
  clerk = await desk.person('cleo', ['warehouse', 'finance']);
  manager = await desk.person('mia', ['manager']);
});
afterAll(() => desk.server.close());

const refusalOf = ({ status, body }: { status: number; body: Record<string, unknown> }) => [status, body.code];

test('RST-1 each scope allows what it names and nothing else; a token ends when it is revoked or expires', async () => {
  const [reader, writer] = [await desk.machine('orders:read'), await desk.machine('orders:write')];
  const id = await placeOne(writer);
  expect((await reader('GET', `/orders/${id}`)).status).toBe(200);
  expect(refusalOf(await writer('GET', `/orders/${id}`))).toEqual([403, 'forbidden']);
  expect(refusalOf(await reader('POST', `/orders/${id}/complete`, {}, asked(1)))).toEqual([403, 'forbidden']);
  expect(refusalOf(await writer('POST', `/orders/${id}/retry`, {}, asked(1)))).toEqual([403, 'forbidden']);
  expect(refusalOf(await reader('GET', '/products'))).toEqual([403, 'forbidden']);

  const { auth, clock } = desk.server;
  const expiresAt = new Date(clock.now().getTime() + 60_000);
  const short = await makeApiToken(auth, { name: 'short', scopes: ['orders:read'], expiresAt });
  const revoked = await makeApiToken(auth, { name: 'gone', scopes: ['orders:read'], expiresAt: null });
  expect((await desk.as(short.text)('GET', '/orders')).status).toBe(200);
  expect((await desk.as(revoked.text)('GET', '/orders')).status).toBe(200);
  await revokeApiToken(auth.db, auth.organisation, revoked.id, clock.now().toISOString());
  expect(refusalOf(await desk.as(revoked.text)('GET', '/orders'))).toEqual([401, 'token-invalid']);
  clock.pass(60_001);
  expect(refusalOf(await desk.as(short.text)('GET', '/orders'))).toEqual([401, 'token-invalid']);
  const kept = JSON.stringify(await auth.db('api_tokens').select());
  expect(kept).not.toContain(short.text);
});

test('RST-1 without a token, with an odd one and with one of a person who was shut out nothing is said', async () => {
  const nobody = await desk.server.call('/api/v1/orders');
  expect([nobody.status, nobody.headers.get('WWW-Authenticate')]).toEqual([401, 'Bearer']);
  expect(nobody.headers.get('Vary')).toContain('Authorization');
  for (const odd of ['x', 'waybill_x', `waybill_${'a'.repeat(43)}`, 'a.b.c'])
    expect(refusalOf(await desk.as(odd)('GET', '/orders'))).toEqual([401, 'token-invalid']);
  const { token, deviceId } = await desk.server.desktop('shut', ['manager']);
  const { db, organisation } = desk.server.auth;
  await db('devices').where({ organisation_id: organisation, id: deviceId }).update({ revoked_at: new Date() });
  expect(refusalOf(await desk.as(token)('GET', '/orders'))).toEqual([403, 'auth-revoked']);
});

test('RST-2 the same key with the same words is answered again, with other words refused, without a key not at all', async () => {
  const id = await placeOne(clerk);
  const [reason, key] = [{ reason: 'customer called' }, randomUUID()];
  const first = await clerk('POST', `/orders/${id}/cancel`, reason, asked(1, key));
  expect(first.status).toBe(200);
  expect(first.body).toMatchObject({ commandId: key, status: 'accepted', versions: { [`order:${id}`]: 2 } });
  expect(first.headers.get('ETag')).toBe('"v2"');
  desk.server.clock.pass(300_000);
  const again = await (
    await desk.person('cleo2', ['warehouse'])
  )('POST', `/orders/${id}/cancel`, reason, asked(1, key));
  expect(refusalOf(again)).toEqual([422, 'id-reused']); // somebody else's words are other words
  const clerkAgain = await desk.person('cleo3', ['warehouse']);
  const other = randomUUID();
  const done = await clerkAgain('POST', `/orders/${id}/notes`, { noteId: other, text: 'so be it' }, asked(2, other));
  const replayed = await clerkAgain(
    'POST',
    `/orders/${id}/notes`,
    { noteId: other, text: 'so be it' },
    asked(2, other),
  );
  expect(replayed.body).toEqual(done.body);
  expect([done.headers.get('Idempotency-Replayed'), replayed.headers.get('Idempotency-Replayed')]).toEqual([
    null,
    'true',
  ]);
  const reworded = await clerkAgain('POST', `/orders/${id}/notes`, { noteId: other, text: 'not so' }, asked(3, other));
  expect(refusalOf(reworded)).toEqual([422, 'id-reused']);
  const elsewhere = await clerkAgain('POST', `/orders/${id}/complete`, {}, asked(3, other));
  expect(refusalOf(elsewhere)).toEqual([422, 'id-reused']);
  const keyless = await clerkAgain('POST', `/orders/${id}/complete`, {}, { 'If-Match': '*' });
  expect(refusalOf(keyless)).toEqual([400, 'idempotency-key-required']);
  const odd = await clerkAgain('POST', `/orders/${id}/complete`, {}, { 'If-Match': '*', 'Idempotency-Key': 'seven' });
  expect(refusalOf(odd)).toEqual([400, 'idempotency-key-malformed']);
});

test('RST-2 a refusal of the business is final under its key, and says its code, its sentence and its figures', async () => {
  const call = await desk.person('rita', ['warehouse']);
  const id = await placeOne(call);
  await call('POST', `/orders/${id}/holds`, { holdId: randomUUID(), reason: 'address unclear' }, asked(1));
  const key = randomUUID();
  const held = await call('POST', `/orders/${id}/complete`, {}, asked(2, key));
  expect(held.body).toMatchObject({
    type: 'urn:waybill:problem:on-hold',
    status: 409,
    title: 'The order is on hold: address unclear. Release the hold first.',
    params: { reason: 'address unclear' },
    retryable: false,
  });
  const again = await call('POST', `/orders/${id}/complete`, {}, asked('*', key));
  expect([again.status, again.headers.get('Idempotency-Replayed')]).toEqual([409, 'true']);
  expect({ ...again.body, correlationId: 0 }).toEqual({ ...held.body, correlationId: 0 });
});

test('RST-3 a command for another version than there is changes nothing, is told the current one, and may be asked again', async () => {
  const call = await desk.person('vera', ['warehouse']);
  const id = await placeOne(call);
  expect(refusalOf(await call('POST', `/orders/${id}/complete`, {}, { 'Idempotency-Key': randomUUID() }))).toEqual([
    428,
    'precondition-required',
  ]);
  await call('POST', `/orders/${id}/notes`, { noteId: randomUUID(), text: 'first' }, asked(1));
  const key = randomUUID();
  const stale = await call('POST', `/orders/${id}/complete`, {}, asked(1, key));
  expect(stale.body).toMatchObject({ status: 412, code: 'precondition-failed', currentVersion: 2 });
  expect(stale.headers.get('ETag')).toBe('"v2"');
  expect((await call('GET', `/orders/${id}`)).body).toMatchObject({ state: 'placed', version: 2 });
  expect((await call('POST', `/orders/${id}/complete`, {}, asked(2, key))).status).toBe(200);
  const odd = await call('POST', `/orders/${id}/cancel`, { reason: 'x' }, { ...asked(1), 'If-Match': 'v1' });
  expect(refusalOf(odd)).toEqual([400, 'if-match-malformed']);
  const none = await call('POST', `/orders/${randomUUID()}/complete`, {}, asked('*'));
  expect(refusalOf(none)).toEqual([404, 'not-found']);
});

test('RST-3 of many who have seen the same version one is served', async () => {
  const call = await desk.person('race', ['warehouse']);
  const id = await placeOne(call);
  const tries = Array.from({ length: 8 }, (_, n) =>
    call('POST', `/orders/${id}/notes`, { noteId: randomUUID(), text: `note ${n}` }, asked(1)),
  );
  const statuses = (await Promise.all(tries)).map(({ status }) => status).sort();
  expect(statuses).toEqual([200, ...Array.from({ length: 7 }, () => 412)]);
});

test('RST-4 a resource carries its version; who has it is told so without a body', async () => {
  const id = await placeOne(clerk);
  const first = await clerk('GET', `/orders/${id}`);
  expect(orderSchema.parse(first.body)).toMatchObject({
    id,
    state: 'placed',
    totals: { gross: { minor: '607', currency: 'EUR' } },
  });
  expect(first.headers.get('ETag')).toBe('"v1"');
  expect(first.headers.get('Cache-Control')).toBe('no-store');
  const seen = await clerk('GET', `/orders/${id}`, undefined, { 'If-None-Match': '"v0", "v1"' });
  expect([seen.status, seen.body]).toEqual([304, { text: '' }]);
  expect((await clerk('GET', `/orders/${id}`, undefined, { 'If-None-Match': '"v2"' })).status).toBe(200);
  expect(refusalOf(await clerk('GET', `/orders/${randomUUID()}`))).toEqual([404, 'not-found']);
});

test('RST-5 an order is placed once under the id its sender gave it; the same words again are answered as the first time', async () => {
  const id = randomUUID();
  const call = await desk.machine('orders:write', 'orders:read');
  expect(refusalOf(await call('PUT', `/orders/${id}`, orderPayload()))).toEqual([428, 'precondition-required']);
  const placed = await call('PUT', `/orders/${id}`, orderPayload(), NEW);
  expect([placed.status, placed.headers.get('Location'), placed.headers.get('ETag')]).toEqual([
    201,
    `/api/v1/orders/${id}`,
    '"v1"',
  ]);
  const again = await call('PUT', `/orders/${id}`, orderPayload(), NEW);
  expect([again.status, again.headers.get('Idempotency-Replayed'), again.body]).toEqual([201, 'true', placed.body]);
  const other = await call('PUT', `/orders/${id}`, orderPayload({ reference: 'other' }), NEW);
  expect(other.body).toMatchObject({ status: 412, currentVersion: 1 });
  const bad = await call('PUT', `/orders/${randomUUID()}`, orderPayload({ lines: [] }), NEW);
  expect(refusalOf(bad)).toEqual([422, 'no-lines']);
  const product = { sku: 'A-1', name: 'Lamp', barcode: '', unitPrice: 100, currency: 'EUR', taxBasisPoints: 0 };
  const seller = await desk.machine('products:write', 'products:read', 'customers:write', 'customers:read');
  const [lamp, ada, bob] = [randomUUID(), randomUUID(), randomUUID()];
  expect((await seller('PUT', `/products/${lamp}`, product, NEW)).status).toBe(201);
  expect((await seller('POST', `/products/${lamp}/withdraw`, undefined, asked(1))).status).toBe(200);
  expect((await seller('GET', `/products/${lamp}`)).body).toMatchObject({ ...product, state: 'withdrawn', version: 2 });
  for (const [who, reference] of [
    [ada, 'C-1'],
    [bob, 'C-2'],
  ]) {
    const profile = { name: reference, email: '', phone: '', address: '' };
    expect((await seller('PUT', `/customers/${who}`, { reference, profile }, NEW)).status).toBe(201);
  }
  expect((await seller('POST', `/customers/${ada}/merge`, { mergedId: bob }, asked(1))).status).toBe(200);
  expect((await seller('GET', `/customers/${bob}`)).body).toMatchObject({ state: 'merged', mergedInto: ada });
  expect((await seller('GET', '/customers?state=active')).body.items).toMatchObject([{ id: ada, merged: [bob] }]);
});

const pageSchema = z.object({
  items: z.array(z.object({ id: z.string(), number: z.string() })),
  nextCursor: z.string().nullable(),
  count: z.number().optional(),
});

test('RST-6 page by page every order comes once, in the order asked for, and a cursor is of its own list only', async () => {
  const call = clerk;
  const source = 'paged';
  const numbers = ['P-3', 'P-1', 'P-2', 'P-5', 'P-4', 'P-4', 'P-1'];
  for (const number of numbers) await placeOne(call, { number, source, origin: 'import' });
  for (const [sort, expected] of [
    ['number', [...numbers].sort()],
    ['-number,id', [...numbers].sort().reverse()],
    ['placedAt', null],
    ['-changed', [...numbers].reverse()],
  ] as const) {
    const seen: { id: string; number: string }[] = [];
    let path = `/orders?limit=2&source=${source}&sort=${sort}&count=exact`;
    for (;;) {
      const { body, headers } = await call('GET', path);
      const page = pageSchema.parse(body);
      expect(page.count).toBe(7);
      seen.push(...page.items);
      if (page.nextCursor === null) break;
      expect(headers.get('Link')).toMatch(/^<\/api\/v1\/orders\?.*>; rel="next"$/);
      path = (headers.get('Link') ?? '').replace(/^<\/api\/v1(.*)>.*$/, '$1');
    }
    expect(new Set(seen.map(({ id }) => id)).size).toBe(7);
    if (expected !== null) expect(seen.map(({ number }) => number)).toEqual(expected);
  }
  const { nextCursor } = pageSchema.parse((await call('GET', `/orders?limit=2&source=${source}`)).body);
  const cursor = nextCursor ?? '';
  const altered = `${cursor.slice(0, 5)}${cursor[5] === 'A' ? 'B' : 'A'}${cursor.slice(6)}`;
  for (const path of [
    `/orders?limit=2&source=other&cursor=${cursor}`,
    `/orders?limit=2&source=${source}&sort=number&cursor=${cursor}`,
    `/products?cursor=${cursor}`,
    `/orders?source=${source}&cursor=${altered}`,
    '/orders?cursor=0',
    '/orders?cursor=a.b.c',
  ])
    expect(refusalOf(await call('GET', path))).toEqual([422, 'cursor-invalid']);
  expect(typeof (await call('GET', '/orders?limit=1&count=estimate')).body.count).toBe('number');
});

test.each([
  ['limit=0', 'limit'],
  ['limit=501', 'limit'],
  ['limit=ten', 'limit'],
  ['sort=customer', 'sort'],
  ['sort=constructor', 'sort'],
  ['sort=number,placedAt', 'sort'],
  ['state=placed,open', 'state'],
  ['state=placed&state=failed', 'state'],
  ['placedAt.gte=yesterday', 'placedAt.gte'],
  ['customerId=7', 'customerId'],
  ['colour=red', 'colour'],
  ['__proto__=x', '__proto__'],
  ['number=a%00b', 'number'],
])('RST-6 a list with %s is refused, and told where', async (query, name) => {
  const { status, body } = await clerk('GET', `/orders?${query}`);
  expect([status, body]).toMatchObject([422, { code: 'validation', errors: [{ pointer: `/query/${name}` }] }]);
});

test('RST-7 the events of an order, and what may be asked of it now, with the reason the door would give', async () => {
  const call = clerk;
  const id = await placeOne(call);
  await call('POST', `/orders/${id}/holds`, { holdId: randomUUID(), reason: 'stop' }, asked(1));
  const { body } = await call('GET', `/orders/${id}/events?limit=1`);
  expect(body).toMatchObject({ items: [{ version: 1, type: 'OrderPlaced' }], nextCursor: expect.any(String) });
  const rest = await call('GET', `/orders/${id}/events?cursor=${String(body.nextCursor)}`);
  expect(rest.body).toMatchObject({ items: [{ version: 2, type: 'HoldPlaced' }], nextCursor: null });
  expect(refusalOf(await call('GET', `/orders/${randomUUID()}/events`))).toEqual([404, 'not-found']);

  const saga = orderSagaSchema.parse((await call('GET', `/orders/${id}/saga`)).body);
  expect(saga).toMatchObject({ orderId: id, version: 2, state: 'placed' });
  const payloads: Record<string, unknown> = { cancel: { reason: 'no' }, complete: {}, retry: {} };
  for (const { command, allowed, reason } of saga.commands.filter(({ command: name }) => name in payloads)) {
    const trial = await placeOne(call);
    await call('POST', `/orders/${trial}/holds`, { holdId: randomUUID(), reason: 'stop' }, asked(1));
    const { status, body: answer } = await call('POST', `/orders/${trial}/${command}`, payloads[command], asked(2));
    expect([command, status === 200, answer.code ?? null]).toEqual([command, allowed, reason?.code ?? null]);
    if (reason !== null && reason.code !== 'forbidden') expect(answer.title).toBe(reason.sentence);
  }
  const byManager = orderSagaSchema.parse((await manager('GET', `/orders/${id}/saga`)).body);
  expect(byManager.commands.find(({ command }) => command === 'retry')?.reason?.code).toBe('wrong-status');
});

test('RST-8 the saga comes from its table as JSON, Mermaid and DOT, by what is accepted or by its ending', async () => {
  const call = clerk;
  const json = await call('GET', '/order-state-machine');
  expect(json.body).toMatchObject({ states: expect.arrayContaining(['new', 'failed']), steps: expect.any(Array) });
  for (const [path, Accept, begins] of [
    ['', 'text/vnd.mermaid', 'stateDiagram-v2'],
    ['', 'text/vnd.graphviz', 'digraph saga'],
    ['.mmd', '*/*', 'stateDiagram-v2'],
    ['.dot', 'application/json', 'digraph saga'],
  ] as const) {
    const { body } = await call('GET', `/order-state-machine${path}`, undefined, { Accept });
    expect(String(body.text)).toMatch(new RegExp(`^${begins}`));
  }
  const image = await call('GET', '/order-state-machine', undefined, { Accept: 'image/png' });
  expect(refusalOf(image)).toEqual([406, 'not-acceptable']);
});

test('RST-10 whoever asks too often is told when to go on, and everybody how much is left', async () => {
  const app = express()
    .use(rateLimit({ requests: 2, seconds: 60 }))
    .get('/', (_request, response) => void response.json({}));
  const small = createServer(app);
  const port = await listen(small, { host: '127.0.0.1', port: 0 });
  const get = (token: string) => fetch(`http://127.0.0.1:${port}/`, { headers: { Authorization: token } });
  const [first] = [await get('a'), await get('a')];
  expect(first.headers.get('RateLimit-Policy')).toBe('"caller";q=2;w=60');
  expect(first.headers.get('RateLimit')).toBe('"caller";r=1;t=60');
  const over = await get('a');
  expect([over.status, await over.json()]).toMatchObject([429, { code: 'rate-limited', retryable: true }]);
  expect(Number(over.headers.get('Retry-After'))).toBeGreaterThan(0);
  expect((await get('b')).status).toBe(200);
  small.close();
});

test('RST-16 what a person may do over REST is what their roles allow, and an administrator sees no orders', async () => {
  const admin = await desk.person('abe', ['admin']);
  for (const path of ['/orders', '/products', '/customers', `/orders/${randomUUID()}`])
    expect(refusalOf(await admin('GET', path))).toEqual([403, 'forbidden']);
  const id = await placeOne(clerk);
  expect(refusalOf(await clerk('POST', `/orders/${id}/retry`, {}, asked(1)))).toEqual([403, 'forbidden']);
  expect(refusalOf(await manager('POST', `/orders/${id}/retry`, {}, asked(1)))).toEqual([409, 'wrong-status']);
});

test('RST-16 what belongs to another organisation is not there', async () => {
  const { db } = desk.server.auth;
  const id = await placeOne(clerk, { number: 'MINE-1' });
  const foreign = randomUUID();
  await db.raw(
    `insert into orders (organisation_id, id, version, state, history, feed_seq)
     select ?, ?, version, state, history, feed_seq from orders where id = ?`,
    [randomUUID(), foreign, id],
  );
  expect(refusalOf(await clerk('GET', `/orders/${foreign}`))).toEqual([404, 'not-found']);
  expect((await clerk('GET', '/orders?number=MINE-1')).body.items).toHaveLength(1);
  expect(refusalOf(await clerk('POST', `/orders/${foreign}/complete`, {}, asked('*')))).toEqual([404, 'not-found']);
});
