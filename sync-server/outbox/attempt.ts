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

/** `kept`: what to remember of it until its next try, or for a person. `stopped`: nothing was tried, and nothing else will be. */
export type Attempt =
  | { readonly type: 'delivered' }
  | { readonly type: 'kept'; readonly aside: SetAside }
  | { readonly type: 'stopped'; readonly reason: string; readonly isForGood: boolean };

const DELIVERED: Attempt = { type: 'delivered' };

export async function attempt(attempting: Attempting, message: OutboxMessage, failures: number): Promise<Attempt> {
  const delivery = await answerOf(attempting.sink, message, attempting.timeoutMs);
  switch (delivery.type) {
    case 'delivered':
      return DELIVERED;
    case 'unreachable':
      return { type: 'stopped', reason: delivery.reason, isForGood: false };
    case 'refuses-all':
      return { type: 'stopped', reason: delivery.reason, isForGood: true };
    case 'park':
    case 'try-again':
      return { type: 'kept', aside: keptOf(attempting, message, failures + 1, delivery) };
  }
}

function keptOf(
  { clock, random, patience }: Attempting,
  message: OutboxMessage,
  attempts: number,
  delivery: Extract<Delivery, { type: 'park' | 'try-again' }>,
): SetAside {
  const now = clock.now();
  if (delivery.type === 'park') {
    const { reason, holds = true } = delivery;
    return setAside(message, { attempts, reason, parkedAt: now, holds });
  }
  const { reason, afterMs = 0 } = delivery;
  const pause = pauseMs(attempts, random(), patience);
  if (pause === null)
    return setAside(message, { attempts, reason: `given up after ${attempts} tries: ${reason}`, parkedAt: now });
  const waitMs = Math.max(pause, Math.min(afterMs, patience.capMs));
  return setAside(message, { attempts, reason, nextAttemptAt: plusSeconds(now, waitMs / 1_000) });
}

/** Waits its turn behind an earlier message of its key. */
export const behind = (message: OutboxMessage): SetAside =>
  setAside(message, { attempts: 0, reason: 'behind an earlier one' });

type What = {
  readonly attempts: number;
  readonly reason: string;
  readonly nextAttemptAt?: Instant;
  readonly parkedAt?: Instant;
  readonly holds?: boolean;
};

const MOST_REASON = 500;

function setAside({ feedSeq, n, partitionKey, topic }: OutboxMessage, what: What): SetAside {
  const { nextAttemptAt = null, parkedAt = null, holds = true } = what;
  const reason = what.reason.slice(0, MOST_REASON);
  return { feedSeq, n, partitionKey, topic, attempts: what.attempts, reason, nextAttemptAt, parkedAt, holds };
}

async function answerOf(sink: Sink, message: OutboxMessage, timeoutMs: number): Promise<Delivery> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<Delivery>((resolve) => {
    const reason = `no answer within ${timeoutMs} ms`;
    timer = setTimeout(resolve, timeoutMs, { type: 'try-again', reason });
  });
  try {
    return await Promise.race([sink.deliver(message, timeoutMs), tooLate]);
  } catch (error) {
    return { type: 'try-again', reason: error instanceof Error ? error.message : 'the sink failed' };
  } finally {
    clearTimeout(timer);
  }
}
