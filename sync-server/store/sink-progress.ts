// How far each sink has come in each of the outbox's buckets, and which relay holds a bucket at the moment.
// Leases run on the database's clock, so that relays on several computers agree.
import type { Instant } from 'shared/instant';
import type { Database } from './database';
import type { SetAside } from './parked';
import { BLOCKED, letFollow } from './parked';
import type { Cursor, Lease, SinkKey } from './sink-lease';
import { HELD, leaseKeyOf } from './sink-lease';
import { askOnce, inTransaction } from './transaction';

export type LeasedBucket = {
  readonly lease: Lease;
  readonly cursor: Cursor;
  /** False while too much waits: then only that is tried. */
  readonly takesNew: boolean;
  /** Something set aside may be tried again. */
  readonly hasDue: boolean;
  readonly hasAside: boolean;
};

/** Gives a sink its buckets; those it has keep their cursors. */
export async function openBuckets(db: Database, { organisation, sinkId }: SinkKey, buckets: number): Promise<void> {
  await askOnce(db, OPEN, [organisation, sinkId, buckets]);
}

const OPEN = {
  name: 'open-sink-buckets',
  text: `insert into sink_progress (organisation_id, sink_id, bucket)
    select $1, $2, bucket from generate_series(0, $3::integer - 1) bucket on conflict do nothing`,
};

export type Wanted = SinkKey & {
  readonly owner: string;
  readonly leaseMs: number;
  readonly strict: boolean;
  /** Messages whose next try is not after this are due. */
  readonly now: Instant;
  /** With so many messages waiting for another try, a bucket takes no new ones. */
  readonly mostWaiting: number;
};

/** Leases the free bucket with work that was served least recently; null where there is none. */
export async function leaseBucket(db: Database, wanted: Wanted): Promise<LeasedBucket | null> {
  const { organisation, sinkId, owner, leaseMs, strict, now, mostWaiting } = wanted;
  const values = [organisation, sinkId, owner, leaseMs, strict, now, mostWaiting];
  const [row] = await askOnce<Cursor & Omit<LeasedBucket, 'lease' | 'cursor'> & { bucket: number }>(db, LEASE, values);
  if (row === undefined) return null;
  const { bucket, feedSeq, n, ...rest } = row;
  return { lease: { organisation, sinkId, bucket, owner, leaseMs }, cursor: { feedSeq, n }, ...rest };
}

const ASIDE = `sink_parked s where s.organisation_id = p.organisation_id and s.sink_id = p.sink_id and s.bucket = p.bucket`;

const LEASE = {
  name: 'lease-sink-bucket',
  text: `with free as (
      select p.bucket, w.* from sink_progress p cross join lateral (
        select exists (select 1 from ${ASIDE}) as has_aside,
          exists (select 1 from ${ASIDE} and s.next_attempt_at <= $6::timestamptz and not ($5 and ${BLOCKED})) as has_due,
          (select count(*) from (select 1 from ${ASIDE} and s.next_attempt_at is not null limit $7) waiting) < $7 as takes_new
      ) w
      where p.organisation_id = $1 and p.sink_id = $2 and (p.lease_until is null or p.lease_until <= now())
        and (w.has_due or w.takes_new and exists (select 1 from outbox o
          where o.organisation_id = $1 and o.bucket = p.bucket and (o.feed_seq, o.n) > (p.feed_seq, p.n)))
      order by p.lease_until nulls first, p.bucket limit 1 for update of p skip locked
    )
    update sink_progress p set lease_owner = $3, lease_until = now() + $4 * interval '1 millisecond'
    from free where p.organisation_id = $1 and p.sink_id = $2 and p.bucket = free.bucket
    returning p.bucket, p.feed_seq as "feedSeq", p.n, free.takes_new as "takesNew", free.has_due as "hasDue",
      free.has_aside as "hasAside"`,
};

/**
 * Moves the cursor, sets aside what must wait and gives the bucket back, all or nothing.
 * False: another relay has the bucket, nothing was written.
 */
export async function advance(
  db: Database,
  lease: Lease,
  to: Cursor,
  aside: readonly SetAside[],
  now: Instant,
): Promise<boolean> {
  const values = [...leaseKeyOf(lease), to.feedSeq, to.n];
  if (aside.length === 0) return (await askOnce(db, ADVANCE, values)).length > 0;
  return inTransaction(db, async (ask) => {
    if ((await ask(ADVANCE, values)).length === 0) return false;
    await ask(SET_ASIDE, [lease.organisation, lease.sinkId, lease.bucket, JSON.stringify(aside)]);
    // What it was to wait behind may have been dealt with by a person meanwhile.
    const keys = new Set(aside.map(({ partitionKey }) => partitionKey));
    await letFollow(ask, lease, [...keys], now);
    return true;
  });
}

const ADVANCE = {
  name: 'advance-sink',
  text: `update sink_progress set feed_seq = $5, n = $6, lease_owner = null, lease_until = now() where ${HELD} returning 1`,
};
const SET_ASIDE = {
  name: 'set-aside',
  text: `insert into sink_parked
      (organisation_id, sink_id, bucket, feed_seq, n, partition_key, topic, attempts, reason, next_attempt_at, parked_at, holds)
    select $1, $2, $3, "feedSeq", n, "partitionKey", topic, attempts, reason, "nextAttemptAt", "parkedAt", holds
    from jsonb_to_recordset($4::jsonb) as aside("feedSeq" bigint, n integer, "partitionKey" uuid, topic text, attempts integer,
      reason text, "nextAttemptAt" timestamptz, "parkedAt" timestamptz, holds boolean)`,
};
