// What comes in through the one door, and what goes out again.
import type { WireCommand } from 'shared/contract/commands';
import type { PushResult } from 'shared/contract/receipts';
import type { CommandId, DeviceId, OrganisationId } from 'shared/ids';
import type { Instant } from 'shared/instant';
import type { Actor } from 'shared/policy';

export type Batch = {
  readonly organisation: OrganisationId;
  /** Who is signed in. What counts for permissions are the roles in the database. */
  readonly actor: Actor;
  readonly deviceId: DeviceId | null;
  readonly correlationId: string;
  /** Of the request they came with, where it had one; each command has a trace of its own otherwise. */
  readonly traceparent?: string | null;
  readonly recordedAt: Instant;
  /** As they came from the wire; each is read on its own. */
  readonly commands: readonly unknown[];
};

/** A command without a number: of the server itself, with an id derived from what caused it, or of somebody who asked it over HTTP. */
export type OwnCommand = Pick<WireCommand, 'id' | 'type' | 'v' | 'subject' | 'payload' | 'occurredAt'>;

export type OwnBatch = Pick<Batch, 'organisation' | 'correlationId' | 'traceparent' | 'recordedAt'> & {
  readonly commands: readonly OwnCommand[];
  /** Whose commands they are, and what they may: the server's own unless said otherwise. */
  readonly actor?: Actor;
};

/** A fact of the shop that overtook its checkout has no receipt yet: hold it and ask again. */
export type Postponed = { readonly id: CommandId; readonly status: 'postponed'; readonly code: 'order-unknown' };
export type OwnResult = PushResult | Postponed;

/** What the caller has seen of the subject: this version, that there is one, that there is none yet, or nothing that matters. */
export type Expected = number | 'present' | 'absent' | 'any';

/** One command of a caller who waits for the answer. Its id is the caller's own key: the same key, the same answer. */
export type Asked = Pick<
  Batch,
  'organisation' | 'actor' | 'deviceId' | 'correlationId' | 'traceparent' | 'recordedAt'
> & {
  readonly command: OwnCommand & { readonly author: WireCommand['author'] | null };
  readonly expected: Expected;
};

/** The subject is at another version than was expected; nothing was stored, and the key is free for another try. */
export type Stale = { readonly id: CommandId; readonly status: 'stale'; readonly version: number };
export type AskedAnswer = {
  readonly result: OwnResult | Stale;
  /** Whether it is the answer to an earlier asking under the same key. */
  readonly replayed: boolean;
};
