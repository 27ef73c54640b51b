// Keeps spans that have ended and sends them on, several at a time, as OTLP in JSON. A collector that is away costs spans and
// nothing else. The official SDK of today needs a newer Node than we promise to run on.
import { randomBytes } from 'node:crypto';
import { traceparentText } from 'shared/trace';
import type { EventLog } from '../event-log';
import type { OtlpSettings } from './otlp-settings';
import type { Attributes, Beginning, SpanKind, Spans } from './spans';

type EndedSpan = {
  readonly name: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId: string;
  readonly kind: number;
  readonly startTimeUnixNano: string;
  readonly endTimeUnixNano: string;
  readonly attributes: readonly unknown[];
  readonly status: { readonly code?: number; readonly message?: string };
};

const MOST_WAITING = 2_048;
const MOST_AT_ONCE = 512;
const KINDS: Readonly<Record<SpanKind, number>> = { internal: 1, server: 2, producer: 4, consumer: 5 };
const FAILED = 2;

export function otlpSpans(settings: OtlpSettings, version: string, log: EventLog): Spans {
  const waiting: EndedSpan[] = [];
  let sending: Promise<void> | null = null;
  const sendAll = async () => {
    while (waiting.length > 0) {
      const some = waiting.splice(0, MOST_AT_ONCE);
      if (await sent(settings, bodyOf(settings, version, some))) continue;
      log.warn({ dropped: some.length }, 'spans-not-sent');
      return;
    }
  };
  const flush = () => (sending ??= sendAll().finally(() => (sending = null)));
  const timer = setInterval(() => void flush(), settings.everyMs).unref();
  const keep = (span: EndedSpan) => {
    if (waiting.length < MOST_WAITING) waiting.push(span);
    if (waiting.length >= MOST_AT_ONCE) void flush();
  };
  return {
    start: (name, beginning) => startSpan(name, beginning, settings.ratio, keep),
    stop: async () => {
      clearInterval(timer);
      await sending;
      await flush();
    },
  };
}

function startSpan(name: string, beginning: Beginning, ratio: number, keep: (span: EndedSpan) => void) {
  const { kind, parent, attributes } = beginning;
  const traceId = parent?.traceId ?? randomBytes(16).toString('hex');
  const spanId = randomBytes(8).toString('hex');
  const isSampled = (parent?.isSampled ?? true) && isAmong(traceId, ratio);
  const startTimeUnixNano = nanosNow();
  const end = (more: Attributes = {}, failed?: string) => {
    if (!isSampled) return;
    keep({
      ...{ name, traceId, spanId, parentSpanId: parent?.spanId ?? '', kind: KINDS[kind] },
      ...{ startTimeUnixNano, endTimeUnixNano: nanosNow(), attributes: listed({ ...attributes, ...more }) },
      status: failed === undefined ? {} : { code: FAILED, message: failed },
    });
  };
  return { traceparent: traceparentText({ traceId, spanId, isSampled }), end };
}

/** By the end of the id, which is drawn, so that all servers keep the same traces. */
const isAmong = (traceId: string, ratio: number): boolean => Number.parseInt(traceId.slice(-8), 16) < ratio * 2 ** 32;

const nanosNow = (): string => `${BigInt(Math.floor((performance.timeOrigin + performance.now()) * 1_000)) * 1_000n}`;

const listed = (attributes: Attributes): readonly unknown[] =>
  Object.entries(attributes).map(([key, value]) => ({ key, value: valueOf(value) }));

function valueOf(value: string | number | boolean): unknown {
  if (typeof value === 'string') return { stringValue: value };
  if (typeof value === 'boolean') return { boolValue: value };
  return Number.isInteger(value) ? { intValue: String(value) } : { doubleValue: value };
}

const bodyOf = ({ resource }: OtlpSettings, version: string, spans: readonly EndedSpan[]) =>
  JSON.stringify({
    resourceSpans: [
      { resource: { attributes: listed(resource) }, scopeSpans: [{ scope: { name: 'waybill', version }, spans }] },
    ],
  });

async function sent({ url, headers, timeoutMs }: OtlpSettings, body: string): Promise<boolean> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { ...headers, 'Content-Type': 'application/json' },
      body,
      signal: AbortSignal.timeout(timeoutMs),
    });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}
