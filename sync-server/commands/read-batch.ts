// Reads the commands of a batch one by one: a broken one is answered for itself and spoils no other.
import { hash } from 'node:crypto';
import { canonicalJson } from 'shared/canonical-json';
import type { Command, Targets } from 'shared/command';
import { targetsOf } from 'shared/command';
import { faultsOf, readCommand, wireCommandSchema } from 'shared/contract/commands';
import { commandIdSchema, seqSchema } from 'shared/contract/scalars';
import type { CommandId, OrganisationId, PersonId } from 'shared/ids';
import { z } from 'zod';
import type { Asked, Expected, OwnCommand } from './batch';
import { isDeep } from './is-deep';

type Named = {
  readonly id: CommandId;
  /** Null for the server's own. */
  readonly seq: number | null;
  readonly type: string;
  /** Of what the command says, in hexadecimal: the same id with another hash is another command. */
  readonly payloadHash: string;
  /** As it was sent, to be kept if it is refused. */
  readonly sent: unknown;
};
export type Readable = Named & {
  readonly status: 'readable';
  readonly command: Command;
  readonly after: readonly CommandId[];
  readonly targets: Targets;
  readonly expected: Expected;
};
export type Unreadable = Named & {
  readonly status: 'unreadable';
  readonly code: 'VALIDATION' | 'COMMAND_VERSION_UNSUPPORTED';
  readonly detail: string;
};
/** Too broken to name itself; it gets an answer and no receipt. */
type Nameless = { readonly status: 'nameless'; readonly detail: string };
export type Received = Readable | Unreadable | Nameless;

export function readWire(sent: unknown, organisation: OrganisationId): Received {
  const wire = wireCommandSchema.safeParse(sent);
  if (!wire.success) return broken(sent, faultsOf(wire.error));
  const { id, seq, type, after } = wire.data;
  return read({ id, seq, type, payloadHash: hashOf(wire.data), sent }, wire.data, after, organisation);
}

/** In the shape of one from a device, so that a refusal of it can be shown and asked again at any desktop of its author. */
export function readAsked({ command, expected, organisation }: Asked): Received {
  const sent = { ...command, seq: 1, after: [] };
  const named = {
    id: command.id,
    seq: null,
    type: command.type,
    payloadHash: hashOf({ ...sent, occurredAt: null }),
    sent,
  };
  const received = read(named, sent, [], organisation);
  return received.status === 'readable' ? { ...received, expected } : received;
}

/**
 * @param own its moment is left out of what it says: a repeat of the same cause may come at another time
 * @param author null for the server itself
 */
export function readOwn(own: OwnCommand, organisation: OrganisationId, author: PersonId | null = null): Received {
  const sent = { ...own, author };
  const named = { id: own.id, seq: null, type: own.type, payloadHash: hashOf({ ...sent, occurredAt: null }), sent };
  return read(named, sent, [], organisation);
}

function read(
  named: Named,
  outline: Parameters<typeof readCommand>[0],
  after: readonly CommandId[],
  organisation: OrganisationId,
): Received {
  const result = readCommand(outline);
  if (result.type === 'unreadable') return { ...named, status: 'unreadable', code: result.code, detail: result.detail };
  const { command } = result;
  const targets = targetsOf(command, organisation);
  const links = command.type === 'Withdrawn' ? [] : after;
  return { ...named, status: 'readable', command, after: links, targets, expected: 'any' };
}

const nameSchema = z.object({ id: commandIdSchema, seq: seqSchema, type: z.string().max(60).catch('') });
const saidSchema = z
  .object({
    type: z.unknown(),
    v: z.unknown(),
    subject: z.unknown(),
    payload: z.unknown(),
    author: z.unknown(),
    occurredAt: z.unknown(),
  })
  .catch({ type: null, v: null, subject: null, payload: null, author: null, occurredAt: null });

/** What is too deep to be walked to its end is not kept; its id is answered for all the same. */
function broken(sent: unknown, detail: string): Received {
  const name = nameSchema.safeParse(sent);
  if (!name.success) return { status: 'nameless', detail };
  const kept = isDeep(sent) ? null : sent;
  const payloadHash = hashOf(saidSchema.parse(kept));
  return { ...name.data, payloadHash, sent: kept, status: 'unreadable', code: 'VALIDATION', detail };
}

/** Neither the number nor the predecessors count: both may differ when a command is sent again. */
function hashOf({ type, v, subject, payload, author, occurredAt }: Said): string {
  return hash('sha256', canonicalJson({ type, v, subject, payload, author, occurredAt }));
}

type Said = { readonly [K in 'type' | 'v' | 'subject' | 'payload' | 'author' | 'occurredAt']: unknown };
