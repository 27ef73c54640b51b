// A piece of work with a beginning and an end, and its place in a trace. What is told of it are ids, kinds and counts.
import type { TraceParent } from 'shared/trace';

export type SpanKind = 'internal' | 'server' | 'producer' | 'consumer';
export type Attributes = Readonly<Record<string, string | number | boolean>>;

export type Beginning = {
  readonly kind: SpanKind;
  /** Null: it begins a trace of its own. */
  readonly parent: TraceParent | null;
  readonly attributes: Attributes;
};

export type OpenSpan = {
  /** Where whatever follows from it goes on; null: nothing to say. */
  readonly traceparent: string | null;
  /** @param failed a code, where it came to nothing */
  readonly end: (attributes?: Attributes, failed?: string) => void;
};

export type Spans = {
  readonly start: (name: string, beginning: Beginning) => OpenSpan;
  /** Sends what is still here. Never rejects. */
  readonly stop: () => Promise<void>;
};
