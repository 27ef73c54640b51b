// What a relay does with a bucket it holds: first what is due for another try, then what is new, in feed order.
// Progress is written after delivery: a crash in between repeats messages, and never loses one.
import type { Database } from '../store/database';
import { dueMessages, failAgain, keysSetAside, settle } from '../store/parked';
import type { Due, SetAside } from '../store/parked';
import { messagesAfter } from '../store/outbox';
import type { OutboxMessage } from '../store/outbox';
import { advance, renewLease } from '../store/sink-progress';
import type { Lease, LeasedBucket } from '../store/sink-progress';
import { attempt, behind } from './attempt';
import type { Attempting } from './attempt';

export type Serving = Attempting & {
  readonly db: Database;
  readonly pageSize: number;
  /** True once the relay shall stop: nothing further is begun. */
  readonly stopping: () => boolean;
  readonly onAside: (message: OutboxMessage, aside: SetAside) => void;
};

/** Serves one page of each and returns; the relay comes back while there is more. */
export async function serveBucket(serving: Serving, { lease, cursor, takesNew }: LeasedBucket): Promise<void> {
  const goOn = leaseKeeper(serving, lease);
  const strict = serving.sink.ordering === 'strict';
  for (const due of await dueMessages(serving.db, lease, strict, serving.clock.now(), serving.pageSize)) {
    if (!(await goOn())) return;
    await tryAgain(serving, lease, due);
  }
  if (!takesNew) return;
  const page = await messagesAfter(serving.db, lease, cursor, serving.pageSize);
  const held = strict
    ? await keysSetAside(
        serving.db,
        lease,
        page.map(({ partitionKey }) => partitionKey),
      )
    : new Set<string>();
  const { reached, aside } = await deliverPage(serving, page, held, goOn);
  if (reached !== null) await advance(serving.db, lease, reached, aside);
}

/** Whether to begin another delivery: not when stopping, nor when the bucket is another relay's by now. */
function leaseKeeper({ db, stopping }: Serving, lease: Lease): () => Promise<boolean> {
  let renewedAt = performance.now();
  return async () => {
    if (stopping()) return false;
    if (performance.now() - renewedAt < lease.leaseMs / 2) return true;
    renewedAt = performance.now();
    return renewLease(db, lease);
  };
}

async function tryAgain(serving: Serving, lease: Lease, { message, attempts }: Due): Promise<void> {
  const aside = await attempt(serving, message, attempts);
  if (aside === null) return settle(serving.db, lease, message);
  await failAgain(serving.db, lease, aside);
  serving.onAside(message, aside);
}

type Served = { readonly reached: OutboxMessage | null; readonly aside: readonly SetAside[] };

async function deliverPage(
  serving: Serving,
  page: readonly OutboxMessage[],
  held: ReadonlySet<string>,
  goOn: () => Promise<boolean>,
): Promise<Served> {
  const strict = serving.sink.ordering === 'strict';
  const blocked = new Set(held);
  const aside: SetAside[] = [];
  let reached: OutboxMessage | null = null;
  for (const message of page) {
    if (!(await goOn())) break;
    const kept = blocked.has(message.partitionKey) ? behind(message) : await deliverNew(serving, message);
    if (kept !== null) aside.push(kept);
    if (kept !== null && strict) blocked.add(message.partitionKey);
    reached = message;
  }
  return { reached, aside };
}

async function deliverNew(serving: Serving, message: OutboxMessage): Promise<SetAside | null> {
  const aside = await attempt(serving, message, 0);
  if (aside !== null) serving.onAside(message, aside);
  return aside;
}
