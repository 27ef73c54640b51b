import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jobSchema } from 'shared/contract/rest/jobs';
import { orderPayload } from 'shared/testing/examples';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { findTestBrowser, withBrowser } from './browser';
import type { Contract } from './rest/contract';
import { openContract } from './rest/contract';
import type { SystemDatabase } from './system/database';
import { createDatabase } from './system/database';
import type { ServerProcess } from './system/server-process';
import { startServer, waybill } from './system/server-process';
import { until } from './system/until';

const browser = await findTestBrowser();
const SCOPES =
  'orders:read,orders:write,orders:approve,products:read,products:write,customers:read,customers:write,imports:write';

let database: SystemDatabase;
let home = '';
let server: ServerProcess;
let contract: Contract;

const where = () => ({ home, databaseUrl: database.url });
const shopless = (reason: string) => ({ reason });

beforeAll(async () => {
  database = await createDatabase();
  home = mkdtempSync(join(tmpdir(), 'waybill-rest-'));
  server = await startServer(where());
  const added = await waybill(['token', 'add', 'robot', '--scopes', SCOPES, '--json'], where());
  const { token } = z.object({ token: z.string() }).parse(JSON.parse(added.stdout));
  contract = await openContract(server.url, token);
});

afterAll(async () => {
  await server.stop();
  await database.drop();
  rmSync(home, { recursive: true, force: true });
});

const NEW = { 'If-None-Match': '*' };
const asked = (version: number) => ({ 'Idempotency-Key': randomUUID(), 'If-Match': `"v${version}"` });

async function placed(changes: Parameters<typeof orderPayload>[0] = {}): Promise<string> {
  const id = randomUUID();
  await contract.call('placeOrder', { id, body: orderPayload(changes), headers: NEW });
  return id;
}

async function workOnOrders(): Promise<void> {
  const { call } = contract;
  const [id, holdId] = [await placed(), randomUUID()];
  const { number: _, origin: __, source: ___, currency: ____, ...content } = orderPayload({ reference: 'R-1' });
  await call('amendOrder', { id, body: content, headers: asked(1) });
  await call('addNote', { id, body: { noteId: randomUUID(), text: 'call first' }, headers: asked(2) });
  await call('placeHold', { id, body: { holdId, reason: 'address' }, headers: asked(3) });
  await call('completeOrder', { id, headers: asked(4) });
  await call('getOrderSaga', { id });
  await call('releaseHold', { id, body: { holdId }, headers: asked(4) });
  await call('completeOrder', { id, headers: asked(5) });
  await call('cancelOrder', { id, body: shopless('late'), headers: asked(6) });
  await call('cancelOrder', { id: await placed(), body: shopless('called off'), headers: asked(1) });
  await call('getOrder', { id });
  await call('getOrder', { id, headers: { 'If-None-Match': '"v6"' } });
  await call('listOrders', { query: '?limit=1&count=exact&state=completed,cancelled' });
  await call('listOrderEvents', { id, query: '?limit=2' });
  await retryFailed();
}

/** Only the shop fails an order. */
async function retryFailed(): Promise<void> {
  const id = randomUUID();
  const events = [
    { type: 'UserCheckedOutIntegrationEvent', fullName: 'Ada Byron', email: 'ada@example.org' },
    { type: 'BasketDeletedFailedIntegrationEvent', email: 'ada@example.org' },
  ];
  const messages = events.map((event) => ({
    ...event,
    id: randomUUID(),
    orderId: id,
    basketId: 'B-1',
    totalMoney: '12.50',
  }));
  const input = messages.map((message) => JSON.stringify(message)).join('\n');
  await waybill(['inbound', '-'], { ...where(), input });
  const { body } = await contract.call('getOrder', { id });
  await contract.call('retryOrder', { id, headers: asked(Number(body.version)) });
}

async function workOnCatalogue(): Promise<void> {
  const { call } = contract;
  const [lamp, ada, twin] = [randomUUID(), randomUUID(), randomUUID()];
  const product = {
    sku: 'LAMP-1',
    name: 'Lantern',
    barcode: '',
    unitPrice: 25_500,
    currency: 'EUR',
    taxBasisPoints: 1_900,
  };
  await call('createProduct', { id: lamp, body: product, headers: NEW });
  await call('changeProduct', { id: lamp, body: { ...product, name: 'Lamp' }, headers: asked(1) });
  await call('withdrawProduct', { id: lamp, headers: asked(2) });
  await call('getProduct', { id: lamp });
  await call('listProducts', { query: '?sku=LAMP-1&count=estimate' });
  const customer = { reference: 'C-1', profile: { name: 'Ada', email: '', phone: '', address: '' } };
  await call('createCustomer', { id: ada, body: customer, headers: NEW });
  await call('createCustomer', { id: twin, body: customer, headers: NEW });
  await call('changeCustomer', { id: ada, body: { ...customer, reference: 'C-2' }, headers: asked(1) });
  await call('mergeCustomer', { id: ada, body: { mergedId: twin }, headers: asked(2) });
  await call('getCustomer', { id: twin });
  await call('listCustomers', { query: '?sort=-changed' });
  for (const Accept of ['application/json', 'text/vnd.mermaid', 'text/vnd.graphviz'])
    await call('getOrderStateMachine', { headers: { Accept } });
}

const CSV_HEAD = 'order,date,sku,description,quantity,unit_price,currency,tax_rate';
const csvOf = (orders: readonly string[]) =>
  [CSV_HEAD, ...orders.map((order) => `${order},2026-01-15,LAMP-1,Lantern,2,2.55,EUR,19`)].join('\n');

async function handedIn(body: string, type = 'text/csv'): Promise<string> {
  const { body: job } = await contract.call('importOrders', { body, headers: { 'Content-Type': type } });
  return String(job.id);
}

async function jobAt(id: string) {
  return jobSchema.parse((await contract.call('getJob', { id })).body);
}

async function finished(id: string) {
  await until(async () => ['done', 'failed'].includes((await jobAt(id)).state), { withinMs: 60_000 });
  return jobAt(id);
}

test('RST-12 every documented operation is called on the running server, and every answer is as documented', async () => {
  await workOnOrders();
  await workOnCatalogue();
  await finished(await handedIn(csvOf(['CALLED-1'])));
  const { operations, succeeded, call } = contract;
  expect([...succeeded()].toSorted()).toEqual([...operations].toSorted());
  // What everyone can come to is documented too.
  for (const operation of operations)
    await call(operation, { id: randomUUID(), query: '?colour=red', headers: asked(7) });
});

test('RST-11 a file becomes a job that counts every row and says what was refused', async () => {
  const job = await finished(
    await handedIn(`${csvOf(['JOB-1', 'JOB-2'])}\nJOB-3,2026-01-15,LAMP-1,Lantern,x,2.55,EUR,19`),
  );
  expect(job).toMatchObject({ state: 'done', done: 3, total: 3, attempts: 1, failure: null });
  expect(job.result?.summary).toMatchObject({ rows: 3, sales: 2, rejected: 1, alreadyPresent: 0 });
  expect(job.result?.rejections).toMatchObject([
    { key: 'JOB-3', row: 4, column: 'quantity', code: 'malformed-number' },
  ]);
  const again = await finished(await handedIn(csvOf(['JOB-1', 'JOB-2'])));
  expect(again.result?.summary).toMatchObject({ sales: 0, alreadyPresent: 2 });

  const { origin: _, ...order } = orderPayload({ number: 'LINE-1', source: 'lines' });
  const line = { ...order, placedAt: '2026-01-15T12:00:00Z' };
  const lines = [JSON.stringify(line), '{"number":7}', 'no JSON', ''].join('\n');
  const ofLines = await finished(await handedIn(lines, 'application/x-ndjson'));
  expect(ofLines.result?.summary).toMatchObject({ orders: 3, sales: 1, rejected: 2 });
  const { body } = await contract.call('listOrders', { query: '?source=lines' });
  expect(body.items).toMatchObject([{ number: 'LINE-1', origin: 'import', placedAt: '2026-01-15T12:00:00.000Z' }]);
});

test('RST-11 the same key with the same file is the same job, with another file refused; what is no file is refused', async () => {
  const key = { 'Content-Type': 'text/csv', 'Idempotency-Key': randomUUID() };
  const first = await contract.call('importOrders', { body: csvOf(['KEY-1']), headers: key });
  const again = await contract.call('importOrders', { body: csvOf(['KEY-1']), headers: key });
  expect([again.status, again.body.id, again.headers.get('Idempotency-Replayed')]).toEqual([
    202,
    first.body.id,
    'true',
  ]);
  const codeOf = async (body: string, headers: Readonly<Record<string, string>>) =>
    (await contract.call('importOrders', { body, headers })).body.code;
  expect(await codeOf(csvOf(['KEY-2']), key)).toBe('id-reused');
  expect(await codeOf('a', { 'Content-Type': 'image/png' })).toBe('unsupported-media-type');
  expect(await codeOf('', { 'Content-Type': 'text/csv' })).toBe('validation');
  expect(await codeOf('x'.repeat(50_000_001), { 'Content-Type': 'text/csv' })).toBe('too-large');
  await finished(String(first.body.id));
});

test('RST-11 a server that dies in the middle of a file leaves a job another goes on with, and no order counts twice', async () => {
  const orders = Array.from({ length: 1_500 }, (_, n) => `DIES-${n}`);
  const id = await handedIn(csvOf(orders));
  await until(async () => (await jobAt(id)).done >= 200, { withinMs: 60_000 });
  await server.kill();
  const [before] = await database.query<{ done: number; status: string }>(
    'select done, status from jobs where id = $1',
    [id],
  );
  expect(before?.status).toBe('running');
  expect(before?.done).toBeLessThan(1_500);
  await database.query('update jobs set lease_until = now() where id = $1', [id]); // as if its time were over
  server = await startServer({ ...where(), port: server.port });
  const job = await finished(id);
  expect(job).toMatchObject({ state: 'done', done: 1_500, total: 1_500, attempts: 2 });
  expect(job.result?.summary).toMatchObject({ sales: 1_500, alreadyPresent: 0, rejected: 0, salesTotal: '9105.00' });
  const left = await database.query('select 1 from job_files union all select 1 from job_steps');
  expect(left).toEqual([]);
});

test('RST-17 the command line makes, lists and revokes tokens, and prints the documents that are served', async () => {
  const run = async (...args: readonly string[]) => {
    const { exitCode, stdout } = await waybill(args, where());
    return [exitCode, stdout] as const;
  };
  const [exitCode, made] = await run('token', 'add', 'till', '--scopes', 'inbound:shop', '--expires-in', '90d');
  expect([exitCode, made.trim()]).toEqual([0, expect.stringMatching(/^waybill_[\w-]{43}$/)]);
  const rows = z.array(z.object({ name: z.string(), status: z.string(), scopes: z.string() }));
  const listed = async () => rows.parse(JSON.parse((await run('token', 'list', '--json'))[1]));
  expect(await listed()).toMatchObject([{ name: 'robot' }, { name: 'till', status: 'active', scopes: 'inbound:shop' }]);
  expect((await run('token', 'revoke', 'till', '--yes'))[0]).toBe(0);
  expect(await listed()).toMatchObject([{ status: 'active' }, { status: 'revoked' }]);
  expect((await run('token', 'add', 'x', '--scopes', 'orders:everything'))[0]).toBe(2);
  expect((await run('token', 'revoke', 'nobody', '--yes'))[0]).toBe(6);
  for (const name of ['openapi', 'asyncapi']) {
    const [, printed] = await run(name);
    expect(JSON.parse(printed)).toEqual(await (await fetch(`${server.url}/${name}.json`)).json());
    const earlier = join(home, `${name}.json`);
    writeFileSync(earlier, printed);
    expect((await run(name, '--since', earlier))[0]).toBe(0);
    writeFileSync(earlier, printed.replaceAll('"number"', '"gone"'));
    expect((await run(name, '--since', earlier))[0]).toBe(7);
  }
});

test('RST-15 problems, messages and the schemas of messages can be read', async () => {
  for (const [path, said] of [
    ['/docs/problems', 'wrong-status'],
    ['/docs/problems/on-hold', 'Release the hold first'],
    ['/docs/events', 'OrderCompleted'],
    ['/schemas/waybill.order.created.v1.json', '"placedAt"'],
  ] as const) {
    const response = await fetch(`${server.url}${path}`);
    expect([path, response.status, (await response.text()).includes(said)]).toEqual([path, 200, true]);
  }
  for (const path of ['/docs/problems/nope', '/schemas/nope.json', '/docs/package.json', '/docs/../package.json'])
    expect([path, (await fetch(`${server.url}${path}`, { headers: { Accept: 'application/json' } })).status]).toEqual([
      path,
      404,
    ]);
});

test.skipIf(browser === null)(
  'RST-14 the pages of the documents ask nobody else for anything and break no policy',
  async () => {
    if (browser === null) throw new Error('no browser');
    const profile = mkdtempSync(join(tmpdir(), 'waybill-docs-'));
    await withBrowser(browser, profile, async (context) => {
      const page = await context.newPage();
      const [asked, said]: [string[], string[]] = [[], []];
      page.on('request', (request) => void asked.push(request.url()));
      page.on('console', (message) => void (message.type() === 'error' && said.push(message.text())));
      page.on('pageerror', (error) => void said.push(error.message));
      await page.goto(`${server.url}/docs`);
      await page.locator('#operations-orders-completeOrder').waitFor();
      await page.locator('#operations-orders-completeOrder button').first().click();
      await page.getByText('The ETag that was seen').first().waitFor();
      for (const path of ['/docs/events', '/docs/problems', '/docs/problems/on-hold']) {
        await page.goto(`${server.url}${path}`);
        await page.locator('h1').waitFor();
      }
      expect(said).toEqual([]);
      expect(asked.filter((address) => !address.startsWith(server.url) && !address.startsWith('data:'))).toEqual([]);
    });
    rmSync(profile, { recursive: true, force: true });
  },
);
