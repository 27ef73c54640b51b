// What every command carries besides its payload.
import type { CommandId, PersonId } from './ids';
import type { Instant } from './instant';

/** `author` is null for what the server itself does: deadlines, shop facts, imports at the command line. */
export type Envelope = {
  readonly id: CommandId;
  readonly author: PersonId | null;
  /** The clock of whoever acted. Never used for ordering. */
  readonly occurredAt: Instant;
};

/** A command with its name, the aggregate it is about, and what it asks for. */
export type CommandOf<Type extends string, Id extends string, Payload> = Envelope & {
  readonly type: Type;
  readonly subject: Id;
  readonly payload: Payload;
};
