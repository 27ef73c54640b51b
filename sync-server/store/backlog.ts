// How much waits to leave, by sink, and since when; and what is parked on either side.
import type { OrganisationId } from 'shared/ids';
import type { Instant } from 'shared/instant';
import type { Database } from './database';
import { askOnce } from './transaction';

export type SinkBacklog = {
  readonly sinkId: string;
  /** Not delivered and not parked, counted up to a bound per bucket. */
  readonly depth: number;
  readonly isMore: boolean;
  /** When the oldest of them was written; null where there are none. */
  readonly oldestAt: Instant | null;
  readonly retrying: number;
  readonly parked: number;
  /** Somebody, or the sink itself, has stopped it. */
  readonly isPaused: boolean;
  /** When a relay last had work for it. */
  readonly lastServedAt: Instant | null;
};

/** Far more than a healthy backlog; counting on would only take time. */
const MOST_PER_BUCKET = 10_000;

export async function sinkBacklogs(db: Database, organisation: OrganisationId): Promise<readonly SinkBacklog[]> {
  return askOnce<SinkBacklog>(db, BACKLOGS, [organisation, MOST_PER_BUCKET]);
}

const BACKLOGS = {
  name: 'sink-backlogs',
  text: `with ahead as (
      select p.sink_id, sum(w.depth) as depth, bool_or(w.depth = $2) as is_more, min(w.first) as first,
        max(p.lease_until) filter (where p.lease_owner is null) as served
      from sink_progress p cross join lateral (
        select count(*) as depth, min(o.feed_seq) as first from (
          select feed_seq from outbox where organisation_id = p.organisation_id and bucket = p.bucket
            and (feed_seq, n) > (p.feed_seq, p.n) order by feed_seq, n limit $2) o) w
      where p.organisation_id = $1 group by p.sink_id
    ), aside as (
      select sink_id, count(*) filter (where parked_at is null) as waiting, count(next_attempt_at) as retrying,
        count(parked_at) as parked, min(feed_seq) filter (where parked_at is null) as first
      from sink_parked where organisation_id = $1 group by sink_id
    )
    select a.sink_id as "sinkId", (a.depth + coalesce(s.waiting, 0))::bigint as depth, a.is_more as "isMore",
      (select r.recorded_at from receipts r where r.organisation_id = $1 and r.feed_seq = least(a.first, s.first)) as "oldestAt",
      coalesce(s.retrying, 0) as retrying, coalesce(s.parked, 0) as parked, a.served as "lastServedAt",
      exists (select 1 from sinks k where k.organisation_id = $1 and k.id = a.sink_id and k.status = 'paused') as "isPaused"
    from ahead a left join aside s using (sink_id) order by a.sink_id`,
};

export async function countParkedIncoming(db: Database, organisation: OrganisationId): Promise<number> {
  const [row] = await askOnce<{ readonly parked: number }>(db, INCOMING, [organisation]);
  return row?.parked ?? 0;
}

const INCOMING = {
  name: 'count-parked-incoming',
  text: `select count(*) as parked from inbox where organisation_id = $1 and outcome = 'parked'`,
};
