// How far each sink has come in each of the outbox's buckets, and which relay holds a bucket at the moment.
// Leases run on the database's clock, so that relays on several computers agree.
import type { OrganisationId } from 'shared/ids';
import type { Instant } from 'shared/instant';
import type { Database } from './database';
import type { SetAside } from './parked';
import { askOnce, inTransaction } from './transaction';

export type SinkKey = { readonly organisation: OrganisationId; readonly sinkId: string };
/** The last message dealt with: delivered, or set aside. */
export type Cursor = { readonly feedSeq: number; readonly n: number };
export type Lease = SinkKey & { readonly bucket: number; readonly owner: string; readonly leaseMs: number };
export type LeasedBucket = {
  readonly lease: Lease;
  readonly cursor: Cursor;
  /** False while too much waits: then only that is tried. */
  readonly takesNew: boolean;
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
  const [row] = await askOnce<{ bucket: number; feedSeq: number; n: number; takesNew: boolean }>(db, LEASE, values);
  if (row === undefined) return null;
  const { bucket, feedSeq, n, takesNew } = row;
  return { lease: { organisation, sinkId, bucket, owner, leaseMs }, cursor: { feedSeq, n }, takesNew };
}

const IN_BUCKET = `sink_parked s join outbox o using (organisation_id, feed_seq, n)
  where s.organisation_id = p.organisation_id and s.sink_id = p.sink_id and o.bucket = p.bucket and s.parked_at is null`;

const DUE = `select 1 from ${IN_BUCKET} and (s.next_attempt_at is null or s.next_attempt_at <= $6::timestamptz)
  and not ($5 and exists (select 1 from sink_parked e where e.organisation_id = s.organisation_id and e.sink_id = s.sink_id
    and e.partition_key = s.partition_key and (e.feed_seq, e.n) < (s.feed_seq, s.n)))`;

const LEASE = {
  name: 'lease-sink-bucket',
  text: `with free as (
      select p.bucket, w.waiting < $7 as takes_new
      from sink_progress p cross join lateral (select count(s.next_attempt_at) as waiting from ${IN_BUCKET}) w
      where p.organisation_id = $1 and p.sink_id = $2 and (p.lease_until is null or p.lease_until <= now())
        and (exists (${DUE}) or w.waiting < $7 and exists (select 1 from outbox o
          where o.organisation_id = $1 and o.bucket = p.bucket and (o.feed_seq, o.n) > (p.feed_seq, p.n)))
      order by p.lease_until nulls first, p.bucket limit 1 for update of p skip locked
    )
    update sink_progress p set lease_owner = $3, lease_until = now() + $4 * interval '1 millisecond'
    from free where p.organisation_id = $1 and p.sink_id = $2 and p.bucket = free.bucket
    returning p.bucket, p.feed_seq as "feedSeq", p.n, free.takes_new as "takesNew"`,
};

/** Moves the cursor and sets aside what must wait, both or neither. False: another relay has the bucket, nothing was written. */
export async function advance(db: Database, lease: Lease, to: Cursor, aside: readonly SetAside[]): Promise<boolean> {
  return inTransaction(db, async (ask) => {
    const held = await ask(ADVANCE, [...keyOf(lease), lease.leaseMs, to.feedSeq, to.n]);
    if (held.length === 0) return false;
    if (aside.length > 0) await ask(SET_ASIDE, [lease.organisation, lease.sinkId, JSON.stringify(aside)]);
    return true;
  });
}

const HELD = 'organisation_id = $1 and sink_id = $2 and bucket = $3 and lease_owner = $4';

const ADVANCE = {
  name: 'advance-sink',
  text: `update sink_progress set feed_seq = $6, n = $7, lease_until = now() + $5 * interval '1 millisecond' where ${HELD} returning 1`,
};
const SET_ASIDE = {
  name: 'set-aside',
  text: `insert into sink_parked (organisation_id, sink_id, feed_seq, n, partition_key, attempts, reason, next_attempt_at, parked_at)
    select $1, $2, "feedSeq", n, "partitionKey", attempts, reason, "nextAttemptAt", "parkedAt"
    from jsonb_to_recordset($3::jsonb) as aside("feedSeq" bigint, n integer, "partitionKey" uuid, attempts integer, reason text,
      "nextAttemptAt" timestamptz, "parkedAt" timestamptz)`,
};

/** Holds the bucket for another while. False: it is another relay's by now. */
export async function renewLease(db: Database, lease: Lease): Promise<boolean> {
  return (await askOnce(db, RENEW, [...keyOf(lease), lease.leaseMs])).length > 0;
}

const RENEW = {
  name: 'renew-sink-lease',
  text: `update sink_progress set lease_until = now() + $5 * interval '1 millisecond' where ${HELD} returning 1`,
};

export async function releaseLease(db: Database, lease: Lease): Promise<void> {
  await askOnce(db, RELEASE, keyOf(lease));
}

const RELEASE = {
  name: 'release-sink-lease',
  text: `update sink_progress set lease_owner = null, lease_until = now() where ${HELD}`,
};

const keyOf = ({ organisation, sinkId, bucket, owner }: Lease) => [organisation, sinkId, bucket, owner];
