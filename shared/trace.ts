// Traces as the W3C writes them, and the one every command begins. A command's trace id is its own id, so that a clerk's click,
// what the server made of it and the message on the broker have one name without a word more on the wire.
import type { CommandId } from './ids';

export type TraceParent = { readonly traceId: string; readonly spanId: string; readonly isSampled: boolean };

const TRACEPARENT = /^([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?$/;
const NOTHING = /^0+$/;

/** Null for what is no traceparent; of a later version than ours the first four parts count. */
export function readTraceparent(text: string): TraceParent | null {
  const [, version = '', traceId = '', spanId = '', flags = '', more] = TRACEPARENT.exec(text) ?? [];
  if (version === '' || version === 'ff' || (version === '00' && more !== undefined)) return null;
  if (NOTHING.test(traceId) || NOTHING.test(spanId)) return null;
  return { traceId, spanId, isSampled: Number.parseInt(flags, 16) % 2 === 1 };
}

export const traceparentText = ({ traceId, spanId, isSampled }: TraceParent): string =>
  `00-${traceId}-${spanId}-${isSampled ? '01' : '00'}`;

/** Where a command's trace begins: on the desktop, or with whoever made its id. Null for the id that is all zeros. */
export function traceparentOfCommand(id: CommandId): string | null {
  const traceId = id.replaceAll('-', '').toLowerCase();
  return readTraceparent(`00-${traceId}-${traceId.slice(16)}-01`) === null
    ? null
    : `00-${traceId}-${traceId.slice(16)}-01`;
}
