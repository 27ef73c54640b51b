// Parked messages as administrators see them: listed by sink, type, age and reason, a page at a time, the longest parked first.
import type { OrganisationId } from 'shared/ids';
import type { Instant } from 'shared/instant';
import type { Database } from './database';
import type { Cursor } from './sink-lease';
import type { Statement } from './transaction';
import { askOnce } from './transaction';

export type ParkedFilter = {
  readonly sinkId?: string;
  /** CloudEvents type. */
  readonly topic?: string;
  /** Part of the reason, in any case. */
  readonly reason?: string;
  readonly parkedBefore?: string;
  readonly parkedAfter?: string;
  readonly partitionKey?: string;
  /** Message ids. */
  readonly ids?: readonly string[];
};

export type ParkedMessage = Cursor & {
  readonly sinkId: string;
  readonly bucket: number;
  readonly id: string;
  readonly topic: string;
  readonly partitionKey: string;
  readonly attempts: number;
  readonly reason: string;
  readonly parkedAt: Instant;
  /** Later messages of its key that wait for it at this sink. */
  readonly behind: number;
  readonly isMended: boolean;
};
export type ParkedContent = ParkedMessage & { readonly payload: Readonly<Record<string, unknown>> };

/** Where a page ended. */
export type ParkedPlace = Cursor & Pick<ParkedMessage, 'sinkId' | 'parkedAt'>;

const WHERE = `s.organisation_id = $1 and s.parked_at is not null
  and ($2::text is null or s.sink_id = $2) and ($3::text is null or s.topic = $3)
  and ($4::text is null or position(lower($4) in lower(s.reason)) > 0)
  and ($5::timestamptz is null or s.parked_at < $5) and ($6::timestamptz is null or s.parked_at >= $6)
  and ($7::uuid is null or s.partition_key = $7) and ($8::text[] is null or o.payload->>'id' = any($8))`;
const FROM = 'from sink_parked s join outbox o using (organisation_id, feed_seq, n)';

const COLUMNS = `s.sink_id as "sinkId", s.bucket, s.feed_seq as "feedSeq", s.n, o.payload->>'id' as id, s.topic,
  s.partition_key as "partitionKey", s.attempts, s.reason, s.parked_at as "parkedAt", s.payload is not null as "isMended",
  (select count(*)::integer from sink_parked b where b.organisation_id = s.organisation_id and b.sink_id = s.sink_id
    and b.partition_key = s.partition_key and (b.feed_seq, b.n) > (s.feed_seq, s.n)) as behind`;

export async function listParked(
  db: Database,
  organisation: OrganisationId,
  filter: ParkedFilter,
  after: ParkedPlace | null,
  most: number,
): Promise<readonly ParkedMessage[]> {
  const place = [after?.parkedAt ?? null, after?.sinkId ?? null, after?.feedSeq ?? null, after?.n ?? null];
  return askOnce<ParkedMessage>(db, LIST, [...valuesOf(organisation, filter), ...place, most]);
}

const ORDER = 's.parked_at, s.sink_id, s.feed_seq, s.n';
const LIST: Statement = {
  name: 'list-parked',
  text: `select ${COLUMNS} ${FROM} where ${WHERE}
    and ($9::timestamptz is null or (${ORDER}) > ($9::timestamptz, $10::text, $11::bigint, $12::integer))
    order by ${ORDER} limit $13`,
};

/** With what it holds; one for each sink it is parked at. */
export async function readParked(
  db: Database,
  organisation: OrganisationId,
  filter: ParkedFilter,
): Promise<readonly ParkedContent[]> {
  return askOnce<ParkedContent>(db, READ, valuesOf(organisation, filter));
}

const READ: Statement = {
  name: 'read-parked',
  text: `select ${COLUMNS}, coalesce(s.payload, o.payload) as payload ${FROM} where ${WHERE} order by ${ORDER} limit 100`,
};

export type ParkedCount = {
  readonly sinkId: string;
  readonly topic: string;
  readonly reason: string;
  readonly count: number;
};

/** What the filters of a list can offer. */
export async function countParked(
  db: Database,
  organisation: OrganisationId,
  filter: ParkedFilter,
): Promise<readonly ParkedCount[]> {
  return askOnce<ParkedCount>(db, COUNT, valuesOf(organisation, filter));
}

const COUNT: Statement = {
  name: 'count-parked',
  text: `select s.sink_id as "sinkId", s.topic, s.reason, count(*)::integer as count ${FROM} where ${WHERE}
    group by 1, 2, 3 order by 4 desc, 1, 2, 3 limit 200`,
};

function valuesOf(organisation: OrganisationId, filter: ParkedFilter): readonly unknown[] {
  const { sinkId, topic, reason, parkedBefore, parkedAfter, partitionKey, ids } = filter;
  const given = [sinkId, topic, reason, parkedBefore, parkedAfter, partitionKey, ids];
  return [organisation, ...given.map((value) => value ?? null)];
}
