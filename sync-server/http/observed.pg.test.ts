// What can be seen of a running server from outside: counts, traces, health, readiness, logs. On the whole server.
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { once } from 'node:events';
import { readHealth } from 'shared/contract/admin/health';
import { pushAckSchema } from 'shared/contract/conversation';
import { instantFromMillis } from 'shared/instant';
import { orderPayload } from 'shared/testing/examples';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { receive } from '../inbox/receive';
import { shopOf } from '../testing/shop';
import type { SignedInDesktop, TestServer } from '../testing/server';
import { handshakeOf, startTestServer } from '../testing/server';
import { ask, connectTo } from '../testing/talk';
import { until } from '../testing/until';

const TOKEN = 'a token for the metrics';
const PERSONAL = /Lovelace|ada@example|5 Mill Lane|hunter2|eyJ/;

const spanSchema = z.object({
  name: z.string(),
  traceId: z.string(),
  spanId: z.string(),
  parentSpanId: z.string(),
  attributes: z.array(z.object({ key: z.string(), value: z.record(z.string(), z.unknown()) })),
});
type Span = z.infer<typeof spanSchema>;
const tracesSchema = z.object({
  resourceSpans: z.array(z.object({ scopeSpans: z.array(z.object({ spans: z.array(spanSchema) })) })),
});

let server: TestServer;
let ada: SignedInDesktop;
let collector: Server;
const spans: Span[] = [];

beforeAll(async () => {
  collector = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk) => (text += String(chunk)));
    request.on('end', () => {
      for (const of of tracesSchema.parse(JSON.parse(text)).resourceSpans)
        for (const scope of of.scopeSpans) spans.push(...scope.spans);
      response.end('{}');
    });
  });
  collector.listen(0, '127.0.0.1');
  await once(collector, 'listening');
  const at = collector.address();
  const endpoint = `http://127.0.0.1:${typeof at === 'object' ? at?.port : ''}`;
  const environment = { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, OTEL_BSP_SCHEDULE_DELAY: '20' };
  server = await startTestServer({ 'metrics-token': TOKEN }, environment);
  ada = await server.desktop('ada', ['admin', 'manager']);
});
afterAll(async () => {
  await server.close();
  collector.close();
});

const now = () => instantFromMillis(server.clock.now().getTime());
let seq = 0;
async function push(type: string, subject: string, payload: unknown) {
  const socket = server.socket(handshakeOf(ada));
  await connectTo(socket);
  const command = { id: randomUUID(), seq: (seq += 1), type, v: 1, subject, payload, after: [], author: ada.personId };
  const commands = [{ ...command, occurredAt: server.clock.now().toISOString() }];
  const { results } = pushAckSchema.parse(await ask(socket, 'push', { commands }));
  socket.disconnect();
  return { id: command.id, result: results[0] };
}

const metrics = async () => (await server.call('/metrics', { headers: { Authorization: `Bearer ${TOKEN}` } })).text();
const valueOf = (text: string, line: string) =>
  Number(
    text
      .split('\n')
      .find((one) => one.startsWith(`${line} `))
      ?.slice(line.length),
  );

test('MET-1 the metrics are for whoever has the token, also from nearby', async () => {
  for (const headers of [{}, { Authorization: `Bearer ${TOKEN}x` }, { Authorization: TOKEN }])
    expect((await server.call('/metrics', { headers })).status).toBe(401);
  const response = await server.call('/metrics', { headers: { Authorization: `Bearer ${TOKEN}` } });
  expect([response.status, response.headers.get('content-type')]).toEqual([200, expect.stringMatching(/^text\/plain/)]);
  expect(response.headers.get('cache-control')).toBe('no-store');
});

test('MET-2 every way through the saga, every command and every message taken in is counted', async () => {
  const before = await metrics();
  const [order, shopOrder] = [randomUUID(), randomUUID()];
  const rise = async (line: string) => valueOf(await metrics(), line) - (valueOf(before, line) || 0);
  await push('PlaceOrder', order, orderPayload({ contact: { fullName: 'Ada Lovelace', email: 'ada@example.com' } }));
  await push('CancelOrder', order, { reason: 'not wanted' });
  await push('CancelOrder', order, { reason: 'not wanted' });
  const { inbox } = shopOf(server.store.db, server.organisation);
  const checkout = {
    type: 'UserCheckedOutIntegrationEvent',
    id: randomUUID(),
    orderId: shopOrder,
    basketId: 'b',
    totalMoney: 1,
  };
  for (const _ of ['first', 'again']) await receive(inbox, { text: JSON.stringify(checkout), receivedAt: now() });
  await receive(inbox, { text: 'no message', receivedAt: now() });
  expect(await rise('waybill_saga_transitions_total{from="new",to="placed"}')).toBe(2);
  expect(await rise('waybill_saga_transitions_total{from="placed",to="cancelled"}')).toBe(1);
  expect(await rise('waybill_commands_total{by="person",result="accepted"}')).toBe(2);
  expect(await rise('waybill_commands_total{by="person",result="rejected"}')).toBe(1);
  expect(await rise('waybill_command_duration_seconds_count{by="person"}')).toBe(3);
  for (const [outcome, count] of [
    ['applied', 1],
    ['repeated', 1],
    ['parked', 1],
  ] as const)
    expect(await rise(`waybill_inbox_messages_total{outcome="${outcome}"}`), outcome).toBe(count);
  expect(await rise('waybill_inbox_parked')).toBe(1);
});

test('MET-3 what waits to leave is counted by sink, with the age of its oldest', async () => {
  const { db } = server.store;
  await db('sink_progress').insert({ organisation_id: server.organisation, sink_id: 'stuck', bucket: 3 });
  const order = randomUUID();
  await push('PlaceOrder', order, orderPayload());
  await db('outbox').update({ bucket: 3 }).where({ partition_key: order });
  await db('receipts').update({ recorded_at: new Date(Date.now() - 90_000).toISOString() });
  const text = await metrics();
  expect(valueOf(text, 'waybill_outbox_depth{sink="stuck"}')).toBeGreaterThanOrEqual(1);
  expect(valueOf(text, 'waybill_outbox_oldest_seconds{sink="stuck"}')).toBeGreaterThanOrEqual(90);
  await db('sink_progress').where({ sink_id: 'stuck' }).delete();
  expect(await metrics()).not.toContain('stuck');
});

test('MET-4 no label names a person, an order or anything else without bound', async () => {
  await push('Lovelace', randomUUID(), {});
  await server.documents.read('order', randomUUID());
  const text = await metrics();
  expect(text).not.toMatch(PERSONAL);
  expect(text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/);
  const series = text.split('\n').filter((line) => line.startsWith('waybill_'));
  expect(series.length).toBeLessThan(120);
  expect(valueOf(text, 'waybill_sync_clients')).toBeGreaterThanOrEqual(0);
  expect(text).toContain('process_cpu_user_seconds_total');
});

test('TRC-3 a command and each message it leads to are spans of the trace the click began', async () => {
  const { id } = await push('PlaceOrder', randomUUID(), orderPayload());
  const traceId = id.replaceAll('-', '');
  const traced = () => spans.filter((span) => span.traceId === traceId);
  const found = await until(traced, (all) => all.some(({ name }) => name.startsWith('publish')));
  const command = found.find(({ name }) => name === 'command PlaceOrder');
  const publish = found.find(({ name }) => name === 'publish waybill.order.created.v1');
  expect(command?.parentSpanId).toBe(traceId.slice(16));
  expect(publish?.parentSpanId).toBe(command?.spanId);
  const attributes = Object.fromEntries((command?.attributes ?? []).map(({ key, value }) => [key, value]));
  expect(attributes).toMatchObject({
    'waybill.command.id': { stringValue: id },
    'waybill.result': { stringValue: 'accepted' },
  });
  const [row] = await server.store.db('outbox').whereRaw("payload->>'causationid' = ?", [id]);
  expect(row.payload.traceparent).toBe(`00-${traceId}-${command?.spanId}-01`);
  expect(JSON.stringify(spans)).not.toMatch(PERSONAL);
});

test('TRC-3 a request that brings a trace goes on with it, on to what is announced', async () => {
  const [id, key, traceId] = [randomUUID(), randomUUID(), '4bf92f3577b34da6a3ce929d0e0e4736'];
  const response = await server.call(`/api/v1/orders/${id}/cancel`, {
    method: 'POST',
    headers: {
      ...{ Authorization: `Bearer ${ada.token}`, 'Content-Type': 'application/json', 'Idempotency-Key': key },
      ...{ 'If-Match': '"v1"', traceparent: `00-${traceId}-00f067aa0ba902b7-01` },
    },
    body: JSON.stringify({ reason: 'not wanted' }),
  });
  expect(response.status).toBeGreaterThanOrEqual(400); // nobody has such an order; the command came through the door all the same
  const traced = () => spans.filter((span) => span.traceId === traceId);
  const [command] = await until(traced, (all) => all.length > 0);
  expect(command).toMatchObject({ name: 'command CancelOrder', parentSpanId: '00f067aa0ba902b7' });
});

test('HLT-1 administrators read how everything is; others do not', async () => {
  const read = (token: string) =>
    server.call('/api/v1/admin/health', { headers: { Authorization: `Bearer ${token}` } });
  const clerk = await server.desktop('clara', ['warehouse']);
  expect((await read(clerk.token)).status).toBe(403);
  const health = readHealth.answer.parse(await (await read(ada.token)).json());
  expect(health).toMatchObject({
    server: { role: 'all', node: process.version },
    database: { standing: 'good', isEmbedded: false },
    migrations: { standing: 'good', pending: [] },
    services: [],
  });
  expect(health.sinks.map(({ sinkId }) => sinkId)).toContain('log');
});

test('HLT-2 what needs somebody is said, and makes the whole what the worst part is', async () => {
  const { db, clock } = { db: server.store.db, clock: server.clock };
  await db('devices').where({ id: ada.deviceId }).update({ clock_skew_ms: 3_600_000, last_seen_at: clock.now() });
  await db('sink_progress').insert({ organisation_id: server.organisation, sink_id: 'stuck', bucket: 3 });
  await db('outbox').update({ bucket: 3 });
  await db('receipts').update({ recorded_at: new Date(Date.now() - 7_200_000).toISOString() });
  const headers = { Authorization: `Bearer ${ada.token}` };
  const health = readHealth.answer.parse(await (await server.call('/api/v1/admin/health', { headers })).json());
  expect(health.devices.attention.map(({ deviceId }) => deviceId)).toEqual([ada.deviceId]);
  expect(health.sinks.find(({ sinkId }) => sinkId === 'stuck')).toMatchObject({ standing: 'bad', code: 'behind' });
  expect([health.devices.standing, health.standing]).toEqual(['attention', 'bad']);
});

test('SRV-5 after all of this no log line names anybody, and what belongs together has one id', async () => {
  await server.post('/api/v1/session', {
    ...{ signInName: 'ada@example.com', password: 'hunter2', deviceId: randomUUID(), deviceName: 'Lovelace' },
  });
  await server.call('/api/v1/orders/Lovelace?email=ada@example.com', { headers: { 'X-Correlation-Id': 'mine-1' } });
  const lines = server
    .logged()
    .trimEnd()
    .split('\n')
    .map((line): Record<string, unknown> => JSON.parse(line));
  expect(server.logged()).not.toMatch(PERSONAL);
  expect(lines.some((line) => line.correlationId === 'mine-1')).toBe(true);
  const pushed = lines.findLast(({ event }) => event === 'pushed');
  expect(pushed?.correlationId).toEqual(expect.stringMatching(/^[0-9a-f-]{36}$/));
  const left = lines.filter(({ event }) => event === 'message-left');
  expect(left.some(({ correlationId }) => correlationId === pushed?.correlationId)).toBe(true);
});
