// A refused command stays in front of its author until it is acknowledged. Its id is the refused command's id.
import { z } from 'zod';
import type { Decision } from '../decision';
import { accept, refuse } from '../decision';
import type { CommandOf } from '../envelope';
import type { CommandId, PersonId } from '../ids';
import type { Instant } from '../instant';

/** `takeOver`: a manager deals with another person's refusal. */
export const acknowledgeRefusalSchema = z.strictObject({ takeOver: z.boolean() });
export type AcknowledgeRefusal = CommandOf<'AcknowledgeRefusal', CommandId, { readonly takeOver: boolean }>;
export type RefusalCommand = AcknowledgeRefusal;

export type Refusal =
  | { readonly status: 'none' }
  | { readonly status: 'open'; readonly author: PersonId | null; readonly code: string }
  | { readonly status: 'acknowledged'; readonly author: PersonId | null; readonly code: string };

export type RefusalEvent = { readonly type: 'RefusalAcknowledged'; readonly by: PersonId | null; readonly at: Instant };

export type AcknowledgeRefused = { readonly code: 'nothing-refused' } | { readonly code: 'refusal-of-another' };

export const noRefusal: Refusal = { status: 'none' };

/** Acknowledging twice is one acknowledgement. */
export function decideRefusal(command: RefusalCommand, refusal: Refusal): Decision<RefusalEvent, AcknowledgeRefused> {
  if (refusal.status === 'none') return refuse({ code: 'nothing-refused' });
  if (refusal.status === 'acknowledged') return accept();
  if (refusal.author !== command.author && !command.payload.takeOver) return refuse({ code: 'refusal-of-another' });
  return accept({ type: 'RefusalAcknowledged', by: command.author, at: command.occurredAt });
}

export function evolveRefusal(refusal: Refusal, event: RefusalEvent): Refusal {
  if (refusal.status === 'none') throw new Error(`${event.type} where nothing was refused`);
  return { ...refusal, status: 'acknowledged' };
}
