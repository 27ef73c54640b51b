// Refused commands whose receipts a restored server has lost: their numbers go up again, empty, so that none is missing.
// They are not asked again: their author has seen the no, and may have acted on it.
import { LIMITS } from 'shared/contract/version';
import { TOO_LARGE, asNumberOnly } from '../local/outbox';
import type { OutboxRow } from '../local/store';
import type { Desk } from './desk';
import type { Received } from './numbers';
import { arrived, countOf, withArrived } from './numbers';
import type { Ask, Trouble } from './session';

const ALL = 1_000_000;

export type Refilled = { readonly type: 'refilled'; readonly received: Received };

export async function refillLost({ store }: Desk, ask: Ask, received: Received): Promise<Refilled | Trouble> {
  if (countOf(received) >= (await store.highestSeq())) return { type: 'refilled', received };
  const refused = [
    ...(await store.rejected()),
    ...(await store.finished(ALL)).filter(({ status }) => status === 'acknowledged'),
  ];
  const lost = refused.filter((row) => isLost(row, received));
  for (let from = 0; from < lost.length; from += LIMITS.pushCommands) {
    const reply = await ask('push', { commands: lost.slice(from, from + LIMITS.pushCommands).map(asNumberOnly) });
    if (reply.type === 'too-large') return { type: 'wait', atLeastMs: 0 };
    if (reply.type !== 'answer') return reply;
  }
  const seqs = lost.map(({ seq }) => seq);
  return { type: 'refilled', received: withArrived(received, seqs) };
}

/** A command too large to send never arrived and is not lost: its number goes up once its author has dealt with it. */
const isLost = ({ seq, code }: OutboxRow, received: Received) =>
  seq > 0 && code !== TOO_LARGE && !arrived(received, seq);
