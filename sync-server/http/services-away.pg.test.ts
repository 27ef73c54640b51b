// A whole server whose Redis and RabbitMQ are not there.
import { Readable, Writable } from 'node:stream';
import { orderPayload } from 'shared/testing/examples';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readHealth } from 'shared/contract/admin/health';
import { runCommandLine } from '../cli/run';
import { EXIT } from '../cli/exit-codes';
import { handleOwn } from '../commands/handle-batch';
import { commandId } from 'shared/ids';
import { instantFromMillis } from 'shared/instant';
import type { TestServer } from '../testing/server';
import { startTestServer } from '../testing/server';

const AWAY = { 'cache-url': 'redis://127.0.0.1:1', 'amqp-url': 'amqp://guest:secret@127.0.0.1:1' };
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer(AWAY);
});
afterAll(() => server.close());

test('HLT-3 the server is ready and works, and says what is away', async () => {
  const response = await server.call('/readyz');
  expect([response.status, await response.json()]).toEqual([200, { status: 'ready', redis: 'away', rabbitmq: 'away' }]);
  const { organisation, store } = server;
  const [id, at] = [randomUUID(), instantFromMillis(server.clock.now().getTime())];
  const command = { id: commandId(randomUUID()), type: 'RecordCheckout', v: 1, subject: id, occurredAt: at } as const;
  const { contact } = orderPayload();
  const payload = { source: 'shop', basketId: 'b', contact, total: { minor: 100, currency: 'EUR' } };
  const batch = { organisation, correlationId: id, recordedAt: at, commands: [{ ...command, payload }] };
  expect(await handleOwn(store.db, batch)).toMatchObject([{ status: 'accepted' }]);
  expect(await server.documents.read('order', id)).toMatchObject({ id, version: 1 });
  const { token } = await server.desktop('ada', ['admin']);
  const told = await server.call('/api/v1/admin/health', { headers: { Authorization: `Bearer ${token}` } });
  expect(readHealth.answer.parse(await told.json())).toMatchObject({
    standing: 'bad',
    services: [
      { service: 'redis', standing: 'attention', answeredInMs: null },
      { service: 'rabbitmq', standing: 'bad', answeredInMs: null },
    ],
  });
  expect(server.logged()).not.toContain('secret');
});

test('HLT-3 doctor names each of them, and what waits by sink', async () => {
  const said: string[] = [];
  const output = new Writable({ write: (chunk, _encoding, done) => (said.push(String(chunk)), done()) });
  const environment = {
    WAYBILL_DATABASE_URL: server.databaseUrl,
    WAYBILL_CACHE_URL: AWAY['cache-url'],
    WAYBILL_AMQP_URL: AWAY['amqp-url'],
  };
  const streams = { input: Readable.from([]), output, errors: output };
  expect(await runCommandLine({ args: ['doctor', '--json'], environment, streams })).toBe(EXIT.failed);
  const { findings } = JSON.parse(said.join('')) as { findings: { check: string; status: string; said: string }[] };
  const statusOf = (check: string) => findings.filter((one) => one.check === check).map(({ status }) => status);
  expect([statusOf('redis'), statusOf('rabbitmq'), statusOf('migrations')]).toEqual([['failed'], ['failed'], ['ok']]);
  expect(statusOf('sinks').length).toBeGreaterThan(0);
  expect(said.join('')).not.toContain('secret');
});
