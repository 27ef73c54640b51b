// Reads what the server acknowledged. What cannot be read is treated as a fault of the server: ask again, later.
import type { TransportError } from 'shared/contract/codes';
import { refusedAckSchema, transportError } from 'shared/contract/codes';
import {
  fetchAckSchema,
  helloAckSchema,
  pullAckSchema,
  pushAckSchema,
  tokenAckSchema,
} from 'shared/contract/conversation';
import type { z } from 'zod';
import type { Reply, RequestName, Requests } from './wire';

const schemas: { readonly [Name in RequestName]: z.ZodType<Requests[Name]['answer']> } = {
  hello: helloAckSchema,
  push: pushAckSchema,
  pull: pullAckSchema,
  fetch: fetchAckSchema,
  token: tokenAckSchema,
};

export function readAck<Name extends RequestName>(name: Name, ack: unknown): Reply<Requests[Name]['answer']> {
  const refused = isRefusal(ack) ? refusedAckSchema.safeParse(ack) : null;
  if (refused?.success === true) return { type: 'refused', error: refused.data.error };
  const schema: z.ZodType<Requests[Name]['answer']> = schemas[name];
  const answer = schema.safeParse(ack);
  return answer.success ? { type: 'answer', answer: answer.data } : { type: 'refused', error: unreadable(name) };
}

const unreadable = (name: RequestName): TransportError =>
  transportError('INTERNAL', `the answer to ${name} could not be read`);

const isRefusal = (ack: unknown): boolean => typeof ack === 'object' && ack !== null && 'ok' in ack && ack.ok === false;
