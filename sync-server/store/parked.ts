// What a sink did not take the first time: messages that wait for another try, are parked, or wait behind one of these.
// Some hold back what follows of their key. Waiting: a next attempt. Parked: a moment of parking. Behind: neither; it waits once nothing of its key is before it.
import type { Instant } from 'shared/instant';
import type { Database } from './database';
import type { OutboxMessage } from './outbox';
import type { Cursor, Lease, SinkKey } from './sink-lease';
import { RENEW, leaseKeyOf } from './sink-lease';
import type { Ask } from './transaction';
import { askOnce, inTransaction } from './transaction';

export type SetAside = Cursor & {
  readonly partitionKey: string;
  readonly topic: string;
  readonly attempts: number;
  readonly reason: string;
  readonly nextAttemptAt: Instant | null;
  readonly parkedAt: Instant | null;
  /** Whether what follows of its key must wait for it. */
  readonly holds: boolean;
};

export type Due = { readonly message: OutboxMessage; readonly attempts: number };

const MESSAGE = `o.feed_seq as "feedSeq", o.n, o.payload->>'id' as id, o.topic, o.partition_key as "partitionKey",
  coalesce(s.payload, o.payload) as payload`;

/** Parked before it, so that with `strict` it cannot leave. */
export const BLOCKED = `exists (select 1 from sink_parked e where e.organisation_id = s.organisation_id and e.sink_id = s.sink_id
  and e.partition_key = s.partition_key and e.parked_at is not null and e.holds
  and (e.feed_seq, e.n) < (s.feed_seq, s.n))`;

/** Messages whose turn it is, in feed order; with `strict` each brings along what waits behind it. */
export async function dueMessages(
  db: Database,
  { organisation, sinkId, bucket }: Lease,
  strict: boolean,
  now: Instant,
  most: number,
): Promise<readonly Due[]> {
  const values = [organisation, sinkId, bucket, now, most];
  const rows = await askOnce<OutboxMessage & { attempts: number }>(db, strict ? DUE_RUNS : DUE, values);
  return rows.map(({ attempts, ...message }) => ({ message, attempts }));
}

const IN_BUCKET = 's.organisation_id = $1 and s.sink_id = $2 and s.bucket = $3';

const DUE = {
  name: 'due-messages',
  text: `select ${MESSAGE}, s.attempts from sink_parked s join outbox o using (organisation_id, feed_seq, n)
    where ${IN_BUCKET} and s.next_attempt_at <= $4::timestamptz order by o.feed_seq, o.n limit $5`,
};

const DUE_RUNS = {
  name: 'due-runs',
  text: `select ${MESSAGE}, s.attempts from sink_parked s join outbox o using (organisation_id, feed_seq, n)
    where ${IN_BUCKET} and s.parked_at is null and not ${BLOCKED} and s.partition_key in (
      select s.partition_key from sink_parked s where ${IN_BUCKET} and s.next_attempt_at <= $4::timestamptz and not ${BLOCKED}
      limit $5)
    order by o.feed_seq, o.n limit $5`,
};

/** Those of the keys of which something holds back what follows. */
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
    where organisation_id = $1 and sink_id = $2 and partition_key = any($3::uuid[]) and holds`,
};

export type TriedAgain = { readonly done: readonly Cursor[]; readonly failed: readonly SetAside[] };

/** Writes what came of another try, and lets go what waited behind what is gone. Nothing where the bucket is another relay's. */
export async function settleAgain(
  db: Database,
  lease: Lease,
  { done, failed }: TriedAgain,
  keys: readonly string[],
  now: Instant,
): Promise<void> {
  const { organisation, sinkId } = lease;
  await inTransaction(db, async (ask) => {
    if ((await ask(RENEW, [...leaseKeyOf(lease), lease.leaseMs])).length === 0) return;
    if (done.length > 0) await ask(SETTLE, [organisation, sinkId, JSON.stringify(done.map(onlyCursor))]);
    if (failed.length > 0) await ask(FAIL, [organisation, sinkId, JSON.stringify(failed)]);
    await letFollow(ask, lease, keys, now);
  });
}

const onlyCursor = ({ feedSeq, n }: Cursor) => ({ feedSeq, n });

const SETTLE = {
  name: 'settle-messages',
  text: `delete from sink_parked s using jsonb_to_recordset($3::jsonb) as done("feedSeq" bigint, n integer)
    where s.organisation_id = $1 and s.sink_id = $2 and s.feed_seq = done."feedSeq" and s.n = done.n`,
};
const FAIL = {
  name: 'fail-messages-again',
  text: `update sink_parked s
    set attempts = f.attempts, reason = f.reason, next_attempt_at = f."nextAttemptAt", parked_at = f."parkedAt", holds = f.holds
    from jsonb_to_recordset($3::jsonb) as f("feedSeq" bigint, n integer, attempts integer, reason text,
      "nextAttemptAt" timestamptz, "parkedAt" timestamptz, holds boolean)
    where s.organisation_id = $1 and s.sink_id = $2 and s.feed_seq = f."feedSeq" and s.n = f.n`,
};

/** What waits behind nothing any more is due now. Whoever asks holds the bucket's row, so that nothing slips in between. */
export async function letFollow(
  ask: Ask,
  { organisation, sinkId }: SinkKey,
  keys: readonly string[],
  now: Instant,
): Promise<void> {
  await ask(FOLLOW, [organisation, sinkId, keys, now]);
}

const FOLLOW = {
  name: 'let-follow',
  text: `update sink_parked s set next_attempt_at = $4 from (
      select distinct on (partition_key) feed_seq, n from sink_parked
      where organisation_id = $1 and sink_id = $2 and partition_key = any($3::uuid[]) and holds
      order by partition_key, feed_seq, n
    ) first
    where s.organisation_id = $1 and s.sink_id = $2 and s.feed_seq = first.feed_seq and s.n = first.n
      and s.next_attempt_at is null and s.parked_at is null`,
};
