// Spans for an OpenTelemetry SDK that whoever runs the server has loaded before it (NODE_OPTIONS=--import …).
import type { Tracer } from '@opentelemetry/api';
import {
  ROOT_CONTEXT,
  SpanKind as Kind,
  SpanStatusCode,
  TraceFlags,
  isSpanContextValid,
  trace,
} from '@opentelemetry/api';
import type { TraceParent } from 'shared/trace';
import { traceparentText } from 'shared/trace';
import type { Spans } from './spans';

const KINDS = { internal: Kind.INTERNAL, server: Kind.SERVER, producer: Kind.PRODUCER, consumer: Kind.CONSUMER };

/** Null where nobody has loaded one. */
export function apiSpans(tracer: Tracer = trace.getTracer('waybill')): Spans | null {
  if (!isSpanContextValid(tracer.startSpan('probe').spanContext())) return null;
  return {
    start: (name, { kind, parent, attributes }) => {
      const span = tracer.startSpan(name, { kind: KINDS[kind], attributes: { ...attributes } }, contextOf(parent));
      const { traceId, spanId, traceFlags } = span.spanContext();
      return {
        traceparent: traceparentText({ traceId, spanId, isSampled: (traceFlags & TraceFlags.SAMPLED) !== 0 }),
        end: (more = {}, failed) => {
          span.setAttributes({ ...more });
          if (failed !== undefined) span.setStatus({ code: SpanStatusCode.ERROR, message: failed });
          span.end();
        },
      };
    },
    stop: () => Promise.resolve(),
  };
}

function contextOf(parent: TraceParent | null) {
  if (parent === null) return ROOT_CONTEXT;
  const { traceId, spanId, isSampled } = parent;
  const traceFlags = isSampled ? TraceFlags.SAMPLED : TraceFlags.NONE;
  return trace.setSpanContext(ROOT_CONTEXT, { traceId, spanId, traceFlags, isRemote: true });
}
