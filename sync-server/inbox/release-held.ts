// Lets go of messages whose checkout has come, in the order in which they had come themselves.
import { readShopMessage } from 'shared/contract/shop-events';
import { isCurrency } from 'shared/currency';
import type { OrderId } from 'shared/ids';
import type { Instant } from 'shared/instant';
import { moneyFromDecimal } from 'shared/money';
import { releasable, release } from '../store/inbox';
import type { Held } from '../store/inbox';
import { commandOf } from './command-of';
import type { ShopCommand } from './door';
import { submit } from './submit';
import type { Submitting } from './submit';

const PAGE = 100;

/** @param of of this order only; null: of every order. @returns how many were let go */
export async function releaseHeld(inbox: Submitting, of: OrderId | null, now: Instant): Promise<number> {
  let released = 0;
  for (;;) {
    const page = await releasable(inbox.db, inbox.organisation, of, PAGE);
    for (const held of page) {
      if (!(await letGo(inbox, held, now))) return released;
      released += 1;
    }
    if (page.length < PAGE) return released;
  }
}

/** False: not now; it stays held. */
async function letGo(inbox: Submitting, held: Held, now: Instant): Promise<boolean> {
  const command = commandFrom(held);
  if (command === null) {
    await release(inbox.db, held, 'parked', 'unreadable');
    return true;
  }
  const { outcome, reason } = await submit(inbox, command, now);
  if (outcome === 'try-again' || outcome === 'held') return false;
  await release(inbox.db, held, outcome, reason);
  return true;
}

/** Null where an older or newer version of us held something that this one cannot read. */
function commandFrom({ organisation, source, message, receivedAt }: Held): ShopCommand | null {
  const read = readShopMessage(message.text);
  if (read.type !== 'event' || !isCurrency(message.currency)) return null;
  const total = moneyFromDecimal(read.event.total, message.currency);
  return total === null ? null : commandOf(read.event, { organisation, source, total, receivedAt });
}
