// Where a caller's own trace goes on, as the W3C's header says.
import type { Request } from 'express';
import { readTraceparent, traceparentText } from 'shared/trace';

/** Null: it said nothing readable, and each command has its own trace. */
export function traceparentIn(request: Request): string | null {
  const read = readTraceparent(request.get('traceparent') ?? '');
  return read === null ? null : traceparentText(read);
}
