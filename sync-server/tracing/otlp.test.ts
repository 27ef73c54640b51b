import { createServer } from 'node:http';
import { once } from 'node:events';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { silentLog } from '../log/open-log';
import { readOtlp } from './otlp-settings';
import { otlpSpans } from './otlp-spans';

const COLLECTOR = { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318/' };
const settingsOf = (environment: Readonly<Record<string, string>>) => {
  const read = readOtlp({ ...COLLECTOR, ...environment });
  if (read.type !== 'on') throw new Error(read.type);
  return read.settings;
};

const told: { readonly headers: Readonly<Record<string, unknown>>; readonly body: string }[] = [];
const server = createServer((request, response) => {
  let body = '';
  request.on('data', (chunk) => (body += String(chunk)));
  request.on('end', () => {
    told.push({ headers: request.headers, body });
    response.end('{}');
  });
});
let endpoint = '';
beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const at = server.address();
  endpoint = `http://127.0.0.1:${typeof at === 'object' ? at?.port : 0}`;
});
afterAll(() => server.close());

test('TRC-4 the standard settings say where spans go, as whom, and how many', () => {
  expect(readOtlp({}).type).toBe('off');
  expect(readOtlp({ ...COLLECTOR, OTEL_SDK_DISABLED: 'true' }).type).toBe('off');
  expect(readOtlp({ ...COLLECTOR, OTEL_TRACES_EXPORTER: 'none' }).type).toBe('off');
  expect(settingsOf({})).toMatchObject({
    url: 'http://collector:4318/v1/traces',
    resource: { 'service.name': 'waybill' },
    ratio: 1,
  });
  expect(
    settingsOf({
      OTEL_SERVICE_NAME: 'books',
      OTEL_RESOURCE_ATTRIBUTES: 'deployment.environment=test,team=a%2Cb',
      OTEL_EXPORTER_OTLP_HEADERS: 'authorization=Bearer%20x',
      OTEL_TRACES_SAMPLER: 'parentbased_traceidratio',
      OTEL_TRACES_SAMPLER_ARG: '0.25',
    }),
  ).toMatchObject({
    resource: { 'service.name': 'books', 'deployment.environment': 'test', team: 'a,b' },
    headers: { authorization: 'Bearer x' },
    ratio: 0.25,
  });
});

test('TRC-4 what cannot be meant is said at the start', () => {
  const faults = [
    { OTEL_EXPORTER_OTLP_ENDPOINT: 'collector:4318' },
    { OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc' },
    { OTEL_TRACES_SAMPLER: 'sometimes' },
    { OTEL_TRACES_SAMPLER: 'traceidratio', OTEL_TRACES_SAMPLER_ARG: '2' },
  ];
  for (const fault of faults) expect(readOtlp({ ...COLLECTOR, ...fault }).type, JSON.stringify(fault)).toBe('fault');
});

const work = (traceId: string) => ({
  kind: 'server' as const,
  parent: { traceId, spanId: '00f067aa0ba902b7', isSampled: true },
  attributes: { n: 1, share: 0.5, isGood: true, text: 'x' },
});

test('TRC-4 spans are sent several at a time, with what they were told, and the rest when it stops', async () => {
  told.length = 0;
  const spans = otlpSpans(settingsOf({ OTEL_EXPORTER_OTLP_ENDPOINT: endpoint }), '1.2.3', silentLog);
  const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
  const span = spans.start('one', work(traceId));
  spans.start('two', work(traceId)).end({}, 'failed');
  span.end({ more: 'y' });
  await spans.stop();
  expect(told).toHaveLength(1);
  const { resourceSpans } = JSON.parse(told[0]?.body ?? '');
  const [two, one] = resourceSpans[0].scopeSpans[0].spans;
  expect(one).toMatchObject({ name: 'one', traceId, parentSpanId: '00f067aa0ba902b7', kind: 2, status: {} });
  expect(one.attributes).toContainEqual({ key: 'share', value: { doubleValue: 0.5 } });
  expect(one.attributes).toContainEqual({ key: 'more', value: { stringValue: 'y' } });
  expect(two).toMatchObject({ name: 'two', status: { code: 2, message: 'failed' } });
  expect(BigInt(one.endTimeUnixNano)).toBeGreaterThanOrEqual(BigInt(one.startTimeUnixNano));
});

test('TRC-4 of the traces a part is kept, the same part on every server, and the rest says so', async () => {
  told.length = 0;
  const environment = {
    OTEL_EXPORTER_OTLP_ENDPOINT: endpoint,
    OTEL_TRACES_SAMPLER: 'traceidratio',
    OTEL_TRACES_SAMPLER_ARG: '0.5',
  };
  const spans = otlpSpans(settingsOf(environment), '1.2.3', silentLog);
  const [kept, left] = ['4bf92f3577b34da6a3ce929d0e0e4736', '4bf92f3577b34da6a3ce929dfe0e4736'];
  const texts = [kept, left].map((traceId) => {
    const span = spans.start('one', work(traceId));
    span.end();
    return span.traceparent?.slice(-2);
  });
  await spans.stop();
  expect(texts).toEqual(['01', '00']);
  expect(told.map(({ body }) => body).join('')).toContain(kept);
  expect(told.map(({ body }) => body).join('')).not.toContain(left);
});

test('TRC-4 a collector that is away costs spans and nothing else', async () => {
  const dropped: unknown[] = [];
  const log = { ...silentLog, warn: (entry: unknown, event: string) => void dropped.push([event, entry]) };
  const spans = otlpSpans(settingsOf({ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:1' }), '1.2.3', log);
  for (let n = 0; n < 5_000; n += 1) spans.start('one', work('4bf92f3577b34da6a3ce929d0e0e4736')).end();
  await spans.stop();
  expect(dropped[0]).toEqual(['spans-not-sent', { dropped: 512 }]);
});
