// The one way in for messages of shops, whichever way they travelled: over HTTP, from a queue, again on an administrator's word.
import type { Carried } from 'shared/contract/inbound-envelope';
import { inboundText } from 'shared/contract/inbound-envelope';
import type { Currency } from 'shared/currency';
import type { OrganisationId } from 'shared/ids';
import type { Clock } from '../clock';
import type { EventLog } from '../event-log';
import type { Database } from '../store/database';
import { readSettings } from '../store/settings';
import type { Door } from './door';
import type { Inbox } from './inbox';
import { receive } from './receive';
import type { TryAgain, Verdict } from './submit';

export type IntakeParts = {
  readonly db: Database;
  readonly organisation: OrganisationId;
  readonly door: Door;
  readonly clock: Clock;
  readonly log: EventLog;
  /** What a source's totals are in; the organisation's own currency where it is not named. */
  readonly currencies: ReadonlyMap<string, Currency>;
};

export type Intake = {
  /** Kept, whatever it says, once this resolves with a verdict. @throws only when the database fails */
  readonly take: (source: string, carried: Carried) => Promise<Verdict | TryAgain>;
  readonly inboxOf: (source: string) => Promise<Inbox>;
};

export function openIntake({ db, organisation, door, clock, log, currencies }: IntakeParts): Intake {
  const inboxOf = async (source: string): Promise<Inbox> => {
    const currency = currencies.get(source) ?? (await readSettings(db, organisation)).currency;
    return { db, door, organisation, source, currency };
  };
  const take = async (source: string, carried: Carried) => {
    const inbox = await inboxOf(source);
    const verdict = await receive(inbox, { text: inboundText(carried), receivedAt: clock.now() });
    const { outcome, reason } = verdict;
    if (outcome === 'parked') log.warn({ source, reason }, 'shop-message-parked');
    else log.info({ source, status: outcome, reason }, 'shop-message');
    return verdict;
  };
  return { take, inboxOf };
}
