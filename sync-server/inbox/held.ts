// Looks after held messages: lets go of those whose order is known by now, parks those whose checkout never came.
import type { OrganisationId } from 'shared/ids';
import type { Clock } from '../clock';
import type { EventLog } from '../event-log';
import { repeat } from '../repeat';
import type { Repeating } from '../repeat';
import type { Database } from '../store/database';
import { parkExpired } from '../store/inbox';
import type { Door } from './door';
import { releaseHeld } from './release-held';

export type Holding = {
  readonly db: Database;
  readonly door: Door;
  readonly organisation: OrganisationId;
  readonly clock: Clock;
  readonly log: EventLog;
  readonly pollMs?: number;
};

export const NO_CHECKOUT = 'no-checkout';

/** How long a message is held, its row says; any number of servers may look after them. */
export function startHeld(holding: Holding): Repeating {
  const { log, pollMs = 5_000 } = holding;
  return repeat(
    () => lookAfterHeld(holding),
    pollMs,
    (error) => log.error({ err: error }, 'held-failed'),
  );
}

export async function lookAfterHeld({ db, door, organisation, clock, log }: Holding): Promise<'worked' | 'idle'> {
  const now = clock.now();
  await releaseHeld({ db, door, organisation }, null, now);
  for (const { source, messageId, orderId } of await parkExpired(db, organisation, now, NO_CHECKOUT)) {
    log.warn({ source, messageId, orderId, reason: NO_CHECKOUT }, 'shop-message-parked');
  }
  return 'idle';
}
