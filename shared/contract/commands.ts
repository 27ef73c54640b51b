// A command on the wire, and how it is read: each on its own, so that one bad command does not spoil a batch.
import { z } from 'zod';
import type { Command } from '../command';
import { commandTable, isCommandType } from '../command-table';
import { isStorableJson, text } from '../text';
import { aggregateIdSchema, commandIdSchema, instantSchema, personIdSchema, seqSchema } from './scalars';

export const MAX_PREDECESSORS = 200;

/** Any object, every member as it came: unlike a record, this leaves a member called `__proto__` to be refused. */
const payloadSchema = z.custom<Record<string, unknown>>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value) && isStorableJson(value),
  'not an object that can be stored',
);

export const wireCommandSchema = z.strictObject({
  id: commandIdSchema,
  seq: seqSchema,
  type: text(60),
  v: z.int().min(1),
  subject: aggregateIdSchema,
  payload: payloadSchema,
  after: z.array(commandIdSchema).max(MAX_PREDECESSORS),
  author: personIdSchema,
  occurredAt: instantSchema,
});
export type WireCommand = z.infer<typeof wireCommandSchema>;

/** A stored or sent command with its author's own numbering; `null` author and seq 0 are the server's. */
export type ReadCommand =
  | { readonly type: 'read'; readonly command: Command }
  | {
      readonly type: 'unreadable';
      readonly code: 'VALIDATION' | 'COMMAND_VERSION_UNSUPPORTED';
      readonly detail: string;
    };

type Outline = { readonly [K in 'id' | 'type' | 'v' | 'subject' | 'payload' | 'occurredAt']: WireCommand[K] } & {
  readonly author: WireCommand['author'] | null;
};

/** Reads the payload by the schema of its type and version. Details name members, never values. */
export function readCommand(outline: Outline): ReadCommand {
  const { id, type, v, subject, payload, author, occurredAt } = outline;
  if (type === 'Withdrawn') return { type: 'read', command: { id, type, subject, payload: {}, author, occurredAt } };
  if (!isCommandType(type) || commandTable[type].v !== v) {
    return {
      type: 'unreadable',
      code: 'COMMAND_VERSION_UNSUPPORTED',
      detail: `${type} version ${v} is not known here`,
    };
  }
  const parsed = commandTable[type].schema.safeParse(payload);
  if (!parsed.success) return { type: 'unreadable', code: 'VALIDATION', detail: faultsOf(parsed.error) };
  // The table pairs each type with its payload's schema; the compiler cannot follow the pairing through the look-up.
  return { type: 'read', command: { id, type, subject, payload: parsed.data, author, occurredAt } as Command };
}

/** `lines.0.quantity: Invalid input; …`, at most five, without the values; short and storable, whatever the members are called. */
export function faultsOf(error: z.ZodError): string {
  return error.issues
    .slice(0, 5)
    .map(({ path, message }) => (path.length === 0 ? message : `${path.join('.')}: ${message}`))
    .map((fault) => (fault.length > 200 ? `${fault.slice(0, 200)}…` : fault).replace(UNPRINTABLE, '\uFFFD'))
    .join('; ');
}

const UNPRINTABLE = /[\p{Control}\p{Surrogate}]/gu;
