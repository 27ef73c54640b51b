// What a relay does with a bucket it holds: first what is due for another try, then what is new, in feed order.
// Progress is written after delivery: a crash in between repeats messages, and never loses one.
import type { Database } from '../store/database';
import { dueMessages, keysSetAside, settleAgain } from '../store/parked';
import type { SetAside } from '../store/parked';
import { messagesAfter } from '../store/outbox';
import type { OutboxMessage } from '../store/outbox';
import type { Lease } from '../store/sink-lease';
import { renewLease } from '../store/sink-lease';
import { advance } from '../store/sink-progress';
import type { LeasedBucket } from '../store/sink-progress';
import type { Attempt, Attempting } from './attempt';
import { deliverPage } from './deliver-page';
import type { Delivering, Outcome } from './deliver-page';

export type Serving = Attempting & {
  readonly db: Database;
  readonly pageSize: number;
  /** True once the relay shall stop: nothing further is begun. */
  readonly stopping: () => boolean;
  readonly onAside: (message: OutboxMessage, aside: SetAside) => void;
};

export type Served = {
  /** The bucket was given back along with the progress. */
  readonly isReleased: boolean;
  readonly stopped: Outcome['stopped'];
};

/** Serves one page of each and returns; the relay comes back while there is more. */
export async function serveBucket(serving: Serving, leased: LeasedBucket): Promise<Served> {
  const delivering = { ...serving, goOn: leaseKeeper(serving, leased.lease) };
  if (leased.hasDue) {
    const stopped = await tryAgain(serving, delivering, leased.lease);
    if (stopped !== null) return { isReleased: false, stopped };
  }
  return leased.takesNew ? takeNew(serving, delivering, leased) : { isReleased: false, stopped: null };
}

/** Whether to begin another delivery: not when stopping, nor when the bucket is another relay's by now. */
function leaseKeeper({ db, stopping }: Serving, lease: Lease): () => Promise<boolean> {
  let renewedAt = performance.now();
  let renewing: Promise<boolean> | null = null;
  return async () => {
    if (stopping()) return false;
    if (performance.now() - renewedAt >= lease.leaseMs / 2) {
      renewedAt = performance.now();
      renewing = renewLease(db, lease);
    }
    return renewing ?? true;
  };
}

async function tryAgain(serving: Serving, delivering: Delivering, lease: Lease): Promise<Outcome['stopped']> {
  const { db, sink, clock, pageSize } = serving;
  const due = await dueMessages(db, lease, sink.ordering === 'strict', clock.now(), pageSize);
  const { attempts, stopped } = await deliverPage(delivering, due, new Set());
  const done = due.flatMap(({ message }, place) => (attempts[place]?.type === 'delivered' ? [message] : []));
  const failed = attempts.flatMap(asideOf).filter(wasTried);
  const keys = new Set(due.map(({ message }) => message.partitionKey));
  if (done.length + failed.length > 0) await settleAgain(db, lease, { done, failed }, [...keys], clock.now());
  return stopped;
}

const asideOf = (answer: Attempt | undefined) => (answer?.type === 'kept' ? [answer.aside] : []);
/** What waits behind another is set aside already, and stays as it is. */
const wasTried = ({ attempts }: SetAside) => attempts > 0;

async function takeNew(serving: Serving, delivering: Delivering, leased: LeasedBucket): Promise<Served> {
  const { db, sink, clock, pageSize } = serving;
  const { lease, cursor, hasAside } = leased;
  const page = await messagesAfter(db, lease, cursor, pageSize);
  const keys = page.map(({ partitionKey }) => partitionKey);
  const held = hasAside && sink.ordering === 'strict' ? await keysSetAside(db, lease, keys) : new Set<string>();
  const waiting = page.map((message) => ({ message, attempts: 0 }));
  const { attempts, stopped } = await deliverPage(delivering, waiting, held);
  const untried = attempts.indexOf(undefined);
  // What was delivered behind the first that was not tried comes again, under the same ids.
  const dealtWith = untried === -1 ? attempts : attempts.slice(0, untried);
  const reached = page[dealtWith.length - 1];
  if (reached === undefined) return { isReleased: false, stopped };
  await advance(db, lease, reached, dealtWith.flatMap(asideOf), clock.now());
  return { isReleased: true, stopped };
}
