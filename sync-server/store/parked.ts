// What a sink did not take the first time: messages that wait for another try, are parked, or wait behind one of these.
// Waiting: a next attempt. Parked: a moment of parking. Behind: neither; its turn comes when it is the first of its key.
import type { Instant } from 'shared/instant';
import type { Database } from './database';
import { MESSAGE } from './outbox';
import type { OutboxMessage } from './outbox';
import type { Cursor, Lease, SinkKey } from './sink-progress';
import { askOnce } from './transaction';

export type SetAside = Cursor & {
  readonly partitionKey: string;
  readonly attempts: number;
  readonly reason: string;
  readonly nextAttemptAt: Instant | null;
  readonly parkedAt: Instant | null;
};

export type Due = { readonly message: OutboxMessage; readonly attempts: number };

/** Messages set aside whose turn it is, in feed order; with `strict` only the first of each key. */
export async function dueMessages(
  db: Database,
  lease: Lease,
  strict: boolean,
  now: Instant,
  most: number,
): Promise<readonly Due[]> {
  const { organisation, sinkId, bucket } = lease;
  const rows = await askOnce<OutboxMessage & { attempts: number }>(db, DUE, [
    organisation,
    sinkId,
    bucket,
    strict,
    now,
    most,
  ]);
  return rows.map(({ attempts, ...message }) => ({ message, attempts }));
}

const DUE = {
  name: 'due-messages',
  text: `select ${MESSAGE}, s.attempts from (
      select *, row_number() over (partition by partition_key order by feed_seq, n) as place
      from sink_parked where organisation_id = $1 and sink_id = $2
    ) s join outbox o using (organisation_id, feed_seq, n)
    where o.bucket = $3 and s.parked_at is null and (s.next_attempt_at is null or s.next_attempt_at <= $5::timestamptz)
      and not ($4 and s.place > 1)
    order by o.feed_seq, o.n limit $6`,
};

/** Those of the keys that have something set aside. */
export async function keysSetAside(
  db: Database,
  { organisation, sinkId }: SinkKey,
  keys: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await askOnce<{ partition_key: string }>(db, KEYS, [organisation, sinkId, keys]);
  return new Set(rows.map((row) => row.partition_key));
}

const KEYS = {
  name: 'keys-set-aside',
  text: `select distinct partition_key from sink_parked
    where organisation_id = $1 and sink_id = $2 and partition_key = any($3::uuid[])`,
};

/** It was delivered after all. */
export async function settle(db: Database, { organisation, sinkId }: SinkKey, { feedSeq, n }: Cursor): Promise<void> {
  await askOnce(db, SETTLE, [organisation, sinkId, feedSeq, n]);
}

const ONE = 'organisation_id = $1 and sink_id = $2 and feed_seq = $3 and n = $4';
const SETTLE = { name: 'settle-message', text: `delete from sink_parked where ${ONE}` };

/** It failed again: what is known of it now. */
export async function failAgain(db: Database, { organisation, sinkId }: SinkKey, aside: SetAside): Promise<void> {
  const { feedSeq, n, attempts, reason, nextAttemptAt, parkedAt } = aside;
  await askOnce(db, FAIL, [organisation, sinkId, feedSeq, n, attempts, reason, nextAttemptAt, parkedAt]);
}

const FAIL = {
  name: 'fail-message-again',
  text: `update sink_parked set attempts = $5, reason = $6, next_attempt_at = $7, parked_at = $8 where ${ONE}`,
};
