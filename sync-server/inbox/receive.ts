// Takes in one message of a shop: applied once, however often it comes. Nothing a message says makes this throw.
import { createHash } from 'node:crypto';
import type { ShopEvent, ShopMessage } from 'shared/contract/shop-events';
import { MAX_MESSAGE_LENGTH, readShopMessage } from 'shared/contract/shop-events';
import type { Currency } from 'shared/currency';
import type { OrderId } from 'shared/ids';
import type { Instant } from 'shared/instant';
import { plusSeconds } from 'shared/instant';
import { moneyFromDecimal } from 'shared/money';
import { outcomeOf, record } from '../store/inbox';
import type { InboxOutcome } from '../store/inbox';
import { tellReceived } from '../watch';
import { commandOf } from './command-of';
import { HELD_SECONDS } from './inbox';
import type { Inbox } from './inbox';
import { releaseHeld } from './release-held';
import { submit } from './submit';
import type { TryAgain, Verdict } from './submit';

export type Arrived = { readonly text: string; readonly receivedAt: Instant };

/** @throws only when the database fails; then the same message may come again */
export async function receive(inbox: Inbox, arrived: Arrived): Promise<Verdict | TryAgain> {
  const verdict = await takeIn(inbox, arrived);
  tellReceived(inbox.db, verdict === REPEAT ? 'repeated' : verdict.outcome);
  return verdict;
}

async function takeIn(inbox: Inbox, arrived: Arrived): Promise<Verdict | TryAgain> {
  const message = readShopMessage(arrived.text);
  const messageId = idOf(message) ?? fingerprintOf(arrived.text);
  const before = await outcomeOf(inbox.db, { ...inbox, messageId });
  if (before !== null && SETTLED.has(before)) return REPEAT;
  if (message.type === 'event') return receiveEvent(inbox, message.event, arrived);
  return keep(inbox, arrived, { messageId, orderId: null }, refusalOf(message));
}

/** A held message is looked after already; one that was parked or skipped is read anew. */
const SETTLED: ReadonlySet<InboxOutcome> = new Set(['applied', 'ignored', 'held']);
const REPEAT: Verdict = { outcome: 'ignored', reason: 'repeat', detail: null };

const idOf = (message: ShopMessage) => (message.type === 'event' ? message.event.messageId : message.messageId);
/** Stands in for the id of a message that has none. */
const fingerprintOf = (text: string) => `sha256:${createHash('sha256').update(text).digest('hex')}`;

function refusalOf(message: Exclude<ShopMessage, { type: 'event' }>): Verdict {
  if (message.type === 'malformed') return { outcome: 'parked', reason: message.code, detail: message.detail };
  return { outcome: 'skipped', reason: 'unknown-type', detail: message.name };
}

async function receiveEvent(inbox: Inbox, event: ShopEvent, arrived: Arrived): Promise<Verdict | TryAgain> {
  const { organisation, source } = inbox;
  const { receivedAt } = arrived;
  const total = moneyFromDecimal(event.total, inbox.currency);
  if (total === null) return keep(inbox, arrived, event, wrongTotal(inbox.currency));
  await releaseHeld(inbox, event.orderId, receivedAt); // what was said earlier must not be overtaken
  const command = commandOf(event, { organisation, source, total, receivedAt });
  const verdict = await submit(inbox, command, receivedAt);
  if (verdict.outcome === 'try-again') return verdict;
  const kept = await keep(inbox, arrived, event, verdict);
  // A checkout lets go of what waited for it. It may also have come while this message was being put aside.
  await releaseHeld(inbox, event.orderId, receivedAt);
  return kept.outcome === 'held' ? asReleased(inbox, event, kept) : kept;
}

const wrongTotal = (currency: Currency): Verdict => ({
  outcome: 'parked',
  reason: 'total-not-in-currency',
  detail: `totalMoney: no amount of ${currency}`,
});

async function asReleased(inbox: Inbox, { messageId }: ShopEvent, held: Verdict): Promise<Verdict> {
  const outcome = await outcomeOf(inbox.db, { ...inbox, messageId });
  return outcome === null || outcome === 'held' ? held : { outcome, reason: null, detail: null };
}

type Named = { readonly messageId: string; readonly orderId: OrderId | null };

/** Writes the message down for ever. The same message at the same moment elsewhere makes this one the repeat. */
async function keep(
  inbox: Inbox,
  { text, receivedAt }: Arrived,
  { messageId, orderId }: Named,
  verdict: Verdict,
): Promise<Verdict> {
  const { db, organisation, source, currency, heldSeconds = HELD_SECONDS } = inbox;
  const { outcome, reason, detail } = verdict;
  const isOpen = outcome === 'held' || outcome === 'parked';
  const written = await record(db, {
    ...{ organisation, source, messageId, orderId, receivedAt, outcome, reason, detail },
    message: isOpen ? { text: text.slice(0, MAX_MESSAGE_LENGTH), currency } : null,
    heldUntil: outcome === 'held' ? plusSeconds(receivedAt, heldSeconds) : null,
  });
  return written ? verdict : REPEAT;
}
