// Hands one command of a shop to the door and says, in the inbox's words, what became of it.
import type { Instant } from 'shared/instant';
import { unreachable } from 'shared/unreachable';
import { hadEffect } from '../store/effects';
import type { InboxOutcome } from '../store/inbox';
import type { ShopCommand } from './door';
import type { Inbox } from './inbox';

/** Reasons are codes; `detail` is for a person and names no person. */
export type Verdict = {
  readonly outcome: InboxOutcome;
  readonly reason: string | null;
  readonly detail: string | null;
};
/** The database was too busy to answer; nothing was stored. */
export type TryAgain = { readonly outcome: 'try-again'; readonly reason: string; readonly detail: null };

export type Submitting = Pick<Inbox, 'db' | 'door' | 'organisation'>;

export async function submit(
  { db, door, organisation }: Submitting,
  command: ShopCommand,
  recordedAt: Instant,
): Promise<Verdict | TryAgain> {
  const [answer] = await door({ organisation, correlationId: command.subject, recordedAt, commands: [command] });
  if (answer === undefined) throw new Error('the door gave no answer');
  switch (answer.status) {
    case 'accepted':
      return (await hadEffect(db, organisation, answer.feedSeq)) ? verdict('applied') : verdict('ignored', 'no-effect');
    case 'postponed':
      return verdict('held', 'order-unknown');
    case 'rejected':
      // The command's id is the message's: another command under it is another wording of a message we had.
      return answer.code === 'ID_REUSED' ? verdict('ignored', 'repeat') : verdict('parked', answer.code);
    case 'retry':
      return answer.code === 'FAULT'
        ? verdict('parked', 'FAULT')
        : { outcome: 'try-again', reason: answer.code, detail: null };
    default:
      return unreachable(answer);
  }
}

const verdict = (outcome: InboxOutcome, reason: string | null = null): Verdict => ({ outcome, reason, detail: null });
