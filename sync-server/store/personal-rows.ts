// What one person gets of a stretch of the feed besides what everybody gets: people they may see, and receipts. Read for
// many at once, because all come at the same moment.
import type { DeviceId, OrganisationId, PersonId } from 'shared/ids';
import type { Database } from './database';
import type { PageRows, StoredRow, Stretch } from './page-rows';
import { SIZE, pageRows } from './page-rows';
import { refusalBody } from './refusal-rows';
import type { Statement } from './transaction';
import { askOnce } from './transaction';

export type PersonalQuery = Stretch & {
  readonly person: PersonId;
  readonly device: DeviceId;
  /** Whether all people are in scope, or only their own. */
  readonly everybody: boolean;
  /** Whether refusals of others are theirs to take over. */
  readonly oversees: boolean;
};

const people = `(
  select p.feed_seq as seq, 'person' as kind, p.id, p.version, case when a.everybody or p.id = a.person then p.state end as body, p.history
  from people p
  where p.organisation_id = $1 and p.feed_seq > a.after and p.feed_seq <= a.up_to
    and (p.feed_seq > a.fresh_up_to or a.everybody or p.id = a.person)
  order by p.feed_seq limit a.rows)`;

const receiptBody = `jsonb_build_object('commandId', r.command_id, 'deviceId', r.device_id, 'deviceSeq', r.device_seq, 'author', r.user_id,
  'type', r.type, 'feedSeq', r.feed_seq, 'acknowledges', case when r.type = 'AcknowledgeRefusal' then r.acknowledges end, 'verdict', case when r.status = 'accepted'
    then jsonb_build_object('status', 'accepted', 'versions', r.versions)
    else jsonb_build_object('status', 'rejected', 'code', r.code, 'params', coalesce(r.params, '{}'), 'command', r.command,
      'acknowledged', r.acknowledged_at is not null) end)`;

/** One's own, and what another did with one's own refusals. */
const receipts = `(
  select r.feed_seq, 'receipt', r.command_id, 0, ${receiptBody}, null
  from receipts r
  where r.organisation_id = $1 and r.user_id = a.person and r.feed_seq > a.after and r.feed_seq <= a.up_to
    and (r.feed_seq > a.fresh_up_to or r.device_id = a.device or (r.status = 'rejected' and r.acknowledged_at is null))
  order by r.feed_seq limit a.rows) union all (
  select r.feed_seq, 'receipt', r.command_id, 0, ${receiptBody}, null
  from receipts r join receipts refused on refused.organisation_id = r.organisation_id and refused.command_id = r.acknowledges
  where r.organisation_id = $1 and r.acknowledges is not null and refused.user_id = a.person and r.user_id is distinct from a.person
    and r.type = 'AcknowledgeRefusal' and refused.acknowledged_at is not null
    and r.feed_seq > greatest(a.after, a.fresh_up_to) and r.feed_seq <= a.up_to
  order by r.feed_seq limit a.rows)`;

/**
 * Those of others, for who may take them over; and one's own once it was taken over, until one has seen that. What is dealt
 * with goes, but from its author only by themselves.
 */
const concerned = `(f.user_id <> a.person and a.oversees or f.user_id = a.person and f.taken_over_by is not null)`;
const refusalRow = `'refusal' as kind, f.command_id, f.refusal_version,
  case when f.user_id = a.person and f.acknowledged_at is null or f.user_id <> a.person and f.closed_at is null then ${refusalBody('f')} end,
  '[]'::jsonb`;
const refusals = `(
  select f.feed_seq, ${refusalRow} from receipts f
  where f.organisation_id = $1 and f.status = 'rejected' and ${concerned} and f.feed_seq > a.after and f.feed_seq <= a.up_to
    and (f.feed_seq > a.fresh_up_to or case when f.user_id = a.person then f.acknowledged_at is null else f.closed_at is null end)
  order by f.feed_seq limit a.rows) union all (
  select r.feed_seq, ${refusalRow} from receipts r
    join receipts f on f.organisation_id = r.organisation_id and f.command_id = r.acknowledges
  where r.organisation_id = $1 and r.acknowledges is not null and ${concerned}
    and r.feed_seq > greatest(a.after, a.fresh_up_to) and r.feed_seq <= a.up_to
  order by r.feed_seq limit a.rows)`;

const READ: Statement = {
  name: 'read-personal-rows',
  text: `
  select asked, seq, kind, id, version, body::text as body, history::text as history, found::integer as found from (
    select a.asked::integer, a.bytes, own.*, count(*) over (partition by a.asked) as found,
      sum(${SIZE}) over (partition by a.asked order by seq, kind, id) - (${SIZE}) as bytes_before
    from unnest($2::uuid[], $3::uuid[], $4::boolean[], $5::bigint[], $6::bigint[], $7::bigint[], $8::bigint[], $9::bigint[],
        $10::boolean[]) with ordinality as a(person, device, everybody, after, up_to, rows, bytes, fresh_up_to, oversees, asked)
      cross join lateral (select * from (${people} union all ${receipts} union all ${refusals}) as unsorted order by seq limit a.rows) as own
  ) as measured
  where bytes_before <= bytes
  order by asked, seq, kind, id`,
};

/** @returns one answer for each query, in their order */
export async function readPersonal(
  db: Database,
  organisation: OrganisationId,
  queries: readonly PersonalQuery[],
): Promise<readonly PageRows[]> {
  const all = <T>(pick: (query: PersonalQuery) => T) => queries.map(pick);
  const found = await askOnce<StoredRow & { readonly asked: number }>(db, READ, [
    organisation,
    all(({ person }) => person),
    all(({ device }) => device),
    all(({ everybody }) => everybody),
    all(({ after }) => after),
    all(({ upTo }) => upTo),
    all(({ rows }) => rows),
    all(({ bytes }) => bytes),
    all(({ freshUpTo }) => freshUpTo),
    all(({ oversees }) => oversees),
  ]);
  const byQuery = queries.map((): StoredRow[] => []);
  for (const row of found) byQuery[row.asked - 1]?.push(row);
  return byQuery.map((rows, position) => pageRows(rows, queries[position]?.rows ?? 0));
}
