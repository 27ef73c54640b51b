// One try to hand one message to a sink: an answer always comes, also from a sink that throws or hangs.
import type { Instant } from 'shared/instant';
import { plusSeconds } from 'shared/instant';
import type { OutboxMessage } from '../store/outbox';
import type { SetAside } from '../store/parked';
import type { Clock } from '../clock';
import { pauseMs } from './backoff';
import type { Patience } from './backoff';
import type { Delivery, Sink } from './sink';

export type Attempting = {
  readonly sink: Sink;
  readonly clock: Clock;
  readonly random: () => number;
  readonly patience: Patience;
  readonly timeoutMs: number;
};

/** Null: delivered. Otherwise what to remember of the message until its next try, or for a person. */
export async function attempt(
  attempting: Attempting,
  message: OutboxMessage,
  failures: number,
): Promise<SetAside | null> {
  const delivery = await answerOf(attempting.sink, message, attempting.timeoutMs);
  if (delivery.type === 'delivered') return null;
  const attempts = failures + 1;
  const pause = delivery.type === 'park' ? null : pauseMs(attempts, attempting.random(), attempting.patience);
  const now = attempting.clock.now();
  if (pause !== null)
    return setAside(message, { attempts, reason: delivery.reason, nextAttemptAt: plusSeconds(now, pause / 1_000) });
  const reason = delivery.type === 'park' ? delivery.reason : `given up after ${attempts} tries: ${delivery.reason}`;
  return setAside(message, { attempts, reason, parkedAt: now });
}

/** Waits its turn behind an earlier message of its key. */
export const behind = (message: OutboxMessage): SetAside =>
  setAside(message, { attempts: 0, reason: 'behind an earlier one' });

type What = {
  readonly attempts: number;
  readonly reason: string;
  readonly nextAttemptAt?: Instant;
  readonly parkedAt?: Instant;
};

const MOST_REASON = 500;

function setAside({ feedSeq, n, partitionKey }: OutboxMessage, what: What): SetAside {
  const { attempts, reason, nextAttemptAt = null, parkedAt = null } = what;
  return { feedSeq, n, partitionKey, attempts, reason: reason.slice(0, MOST_REASON), nextAttemptAt, parkedAt };
}

async function answerOf(sink: Sink, message: OutboxMessage, timeoutMs: number): Promise<Delivery> {
  const signal = AbortSignal.timeout(timeoutMs);
  const tooLate = new Promise<Delivery>((resolve) => {
    const reason = `no answer within ${timeoutMs} ms`;
    signal.addEventListener('abort', () => resolve({ type: 'try-again', reason }), { once: true });
  });
  try {
    return await Promise.race([sink.deliver(message, signal), tooLate]);
  } catch (error) {
    return { type: 'try-again', reason: error instanceof Error ? error.message : 'the sink failed' };
  }
}
