// A refused command stays in front of its author until it is acknowledged. Its id is the refused command's id. A manager
// may take it over: then it is theirs to deal with, and its author is told.
import { z } from 'zod';
import type { Decision } from '../decision';
import { accept, refuse } from '../decision';
import type { CommandOf } from '../envelope';
import type { CommandId, PersonId } from '../ids';
import type { Instant } from '../instant';

/** `takeOver`: a manager deals with another person's refusal. */
export const acknowledgeRefusalSchema = z.strictObject({ takeOver: z.boolean() });
export type AcknowledgeRefusal = CommandOf<'AcknowledgeRefusal', CommandId, { readonly takeOver: boolean }>;
export const takeOverRefusalSchema = z.strictObject({});
export type TakeOverRefusal = CommandOf<'TakeOverRefusal', CommandId, Record<never, never>>;
export type RefusalCommand = AcknowledgeRefusal | TakeOverRefusal;

/** What was asked and why not, for whoever deals with it without having asked. Documents carry it; nothing is decided on it. */
export type RefusedCommand = {
  readonly type: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** Null where it was too broken to be shown as a command. */
  readonly command: {
    readonly v: number;
    readonly subject: string;
    readonly payload: Readonly<Record<string, unknown>>;
    readonly occurredAt: Instant;
  } | null;
};

type Refused = {
  readonly author: PersonId | null;
  readonly code: string;
  /** Whose it is to deal with, where that is no longer its author. */
  readonly takenOverBy?: PersonId;
  readonly refused?: RefusedCommand;
};

export type Refusal =
  | { readonly status: 'none' }
  | ({ readonly status: 'open' } & Refused)
  | ({ readonly status: 'acknowledged' } & Refused);

export type RefusalEvent =
  | { readonly type: 'RefusalAcknowledged'; readonly by: PersonId | null; readonly at: Instant }
  | { readonly type: 'RefusalTakenOver'; readonly by: PersonId; readonly at: Instant };

export type AcknowledgeRefused = { readonly code: 'nothing-refused' } | { readonly code: 'refusal-of-another' };

export const noRefusal: Refusal = { status: 'none' };

/** Who has to deal with it; null: the server itself. */
export const responsibleFor = (refusal: Exclude<Refusal, { status: 'none' }>): PersonId | null =>
  refusal.takenOverBy ?? refusal.author;

/** Acknowledging twice is one acknowledgement, and so is taking over twice. What was dealt with is nobody's any more. */
export function decideRefusal(command: RefusalCommand, refusal: Refusal): Decision<RefusalEvent, AcknowledgeRefused> {
  if (refusal.status === 'none') return refuse({ code: 'nothing-refused' });
  if (refusal.status === 'acknowledged') return accept();
  const isTheirs = responsibleFor(refusal) === command.author;
  if (command.type === 'TakeOverRefusal') {
    if (isTheirs) return accept();
    // The server itself takes nothing over; it has nobody to deal with it.
    if (command.author === null) return refuse({ code: 'refusal-of-another' });
    return accept({ type: 'RefusalTakenOver', by: command.author, at: command.occurredAt });
  }
  // That its author has seen what became of it does not take it from whom it was handed to.
  if (!isTheirs && refusal.author === command.author) return accept();
  if (!isTheirs && !command.payload.takeOver) return refuse({ code: 'refusal-of-another' });
  return accept({ type: 'RefusalAcknowledged', by: command.author, at: command.occurredAt });
}

export function evolveRefusal(refusal: Refusal, event: RefusalEvent): Refusal {
  if (refusal.status === 'none') throw new Error(`${event.type} where nothing was refused`);
  return event.type === 'RefusalTakenOver'
    ? { ...refusal, takenOverBy: event.by }
    : { ...refusal, status: 'acknowledged' };
}
