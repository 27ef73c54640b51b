// Reads a message that was set aside anew, on an administrator's word: under its own id, so that it can be applied once at most.
import type { OrderId } from 'shared/ids';
import { outcomeOf } from '../store/inbox';
import type { KeptMessage } from '../store/inbox';
import type { Clock } from '../clock';
import type { Inbox } from './inbox';
import { receive } from './receive';
import { releaseHeld } from './release-held';
import type { TryAgain, Verdict } from './submit';

export type Replayable = {
  readonly messageId: string;
  readonly outcome: string;
  readonly orderId: OrderId | null;
  readonly message: KeptMessage | null;
};

/** What was applied stays applied. Null: its text was not kept, so only its sender can send it again. */
export async function replay(inbox: Inbox, entry: Replayable, clock: Clock): Promise<Verdict | TryAgain | null> {
  const { messageId, orderId, outcome, message } = entry;
  if (outcome === 'applied' || outcome === 'ignored') return { outcome: 'ignored', reason: 'repeat', detail: null };
  if (message === null) return null;
  if (outcome !== 'held') return receive(inbox, { text: message.text, receivedAt: clock.now() });
  await releaseHeld(inbox, orderId, clock.now());
  const now = await outcomeOf(inbox.db, { ...inbox, messageId });
  return now === null ? null : { outcome: now, reason: now === 'held' ? 'order-unknown' : null, detail: null };
}
