// The one last statement of a batch: it raises the feed and writes all that came of the commands, or nothing.
import type { WritePlan } from './batch-rows';
import { PROJECTED_TYPES, PROJECTION_TABLES } from './projections';
import type { ProjectedType } from './projections';
import { storableJson } from './storable-json';
import type { Ask, Statement } from './transaction';

/** One part of the statement, and whether this plan needs it: what has nothing to do is left out. Its mark goes into the name. */
type Part = { readonly mark: string; readonly sql: string; readonly isNeeded: (plan: WritePlan) => boolean };

const RAISED = `raised as (update feed set seq = seq + $5 where organisation_id = $1 returning seq - $5 as base)`;

const EVENTS = `events_written as (
  insert into events (organisation_id, aggregate_type, aggregate_id, version, type, v, data, private, private_hash, command_id,
    user_id, device_id, occurred_at, recorded_at, feed_seq, hash)
  select $1, e."aggregateType", e."aggregateId", e.version, e.type, e.v, e.data, nullif(e.private, 'null'), decode(e."privateHash", 'hex'),
    e."commandId", e."userId", $2::uuid, e."occurredAt", $3::timestamptz, raised.base + e."offset", decode(e.hash, 'hex')
  from raised, jsonb_to_recordset($4::jsonb->'events') as e("aggregateType" text, "aggregateId" uuid, version integer, type text,
    v smallint, data jsonb, private jsonb, "privateHash" text, "commandId" uuid, "userId" uuid, "occurredAt" timestamptz,
    "offset" integer, hash text))`;

const projection = (type: ProjectedType) => `${type}_projected as (
  insert into ${PROJECTION_TABLES[type]} (organisation_id, id, version, state, history, feed_seq)
  select $1, p.id, p.version, p.state, p.history, raised.base + p."offset"
  from raised, jsonb_to_recordset($4::jsonb->'projections'->'${type}') as p(id uuid, version integer, state jsonb, history jsonb,
    "offset" integer)
  on conflict (organisation_id, id) do update
  set version = excluded.version, state = excluded.state, history = excluded.history, feed_seq = excluded.feed_seq)`;

const RECEIPTS = `receipts_written as (
  insert into receipts (organisation_id, command_id, device_id, device_seq, user_id, type, payload_hash, status, code, params,
    versions, feed_seq, recorded_at, command, acknowledges, acknowledged_at, closed_at, taken_over_by, refusal_version)
  select $1, r."commandId", $2::uuid, r."deviceSeq", r."userId", r.type, decode(r."payloadHash", 'hex'), r.status, r.code,
    nullif(r.params, 'null'), r.versions, raised.base + r."offset", $3::timestamptz, nullif(r.command, 'null'), r.acknowledges,
    r."acknowledgedAt", r."closedAt", r."takenOverBy", r."refusalVersion"
  from raised, jsonb_to_recordset($4::jsonb->'receipts') as r("commandId" uuid, "deviceSeq" bigint, "userId" uuid, type text,
    "payloadHash" text, status text, code text, params jsonb, versions jsonb, "offset" integer, command jsonb, acknowledges uuid,
    "acknowledgedAt" timestamptz, "closedAt" timestamptz, "takenOverBy" uuid, "refusalVersion" integer))`;

const REFUSALS = `refusals_changed as (
  update receipts set acknowledged_at = case when f."isSeen" then $3::timestamptz else acknowledged_at end,
    closed_at = case when f."isClosed" then coalesce(closed_at, $3::timestamptz) else closed_at end,
    taken_over_by = f."takenOverBy", refusal_version = f.version
  from jsonb_to_recordset($4::jsonb->'refusals') as f(id uuid, "isSeen" boolean, "isClosed" boolean, "takenOverBy" uuid, version integer)
  where organisation_id = $1 and command_id = f.id)`;

const ANNOUNCEMENTS = `announcements_written as (
  insert into outbox (organisation_id, feed_seq, n, bucket, partition_key, topic, payload)
  select $1, raised.base + a."offset", a.n, a.bucket, a."partitionKey", a.topic, a.payload
  from raised, jsonb_to_recordset($4::jsonb->'announcements') as a("offset" integer, n integer, bucket smallint, "partitionKey" uuid,
    topic text, payload jsonb))`;

const DEADLINES = `deadlines_withdrawn as (
  delete from deadlines
  where organisation_id = $1 and (aggregate_id = any(${uuids('withdrawn')}) or id = any(${uuids('passed')}))
), deadlines_set as (
  insert into deadlines (organisation_id, id, aggregate_id, due_at, command)
  select $1, d.id, d."aggregateId", d."dueAt", d.command
  from jsonb_to_recordset($4::jsonb->'deadlines') as d(id uuid, "aggregateId" uuid, "dueAt" timestamptz, command jsonb))`;

const FAULTS = `faults_cured as (delete from faults where organisation_id = $1 and command_id = any(${uuids('cured')}))`;

/** An array that is made once, so that an index serves it. */
function uuids(member: string): string {
  return `array(select jsonb_array_elements_text($4::jsonb->'${member}')::uuid)`;
}

const PARTS: readonly Part[] = [
  { mark: 'e', sql: EVENTS, isNeeded: ({ events }) => events.length > 0 },
  ...PROJECTED_TYPES.map((type) => ({
    mark: type.slice(0, 2).toUpperCase(),
    sql: projection(type),
    isNeeded: ({ projections }: WritePlan) => projections[type].length > 0,
  })),
  { mark: 'r', sql: REFUSALS, isNeeded: ({ refusals }) => refusals.length > 0 },
  { mark: 'a', sql: ANNOUNCEMENTS, isNeeded: ({ announcements }) => announcements.length > 0 },
  {
    mark: 'd',
    sql: DEADLINES,
    isNeeded: ({ deadlines: { set, withdrawn, passed } }) => set.length + withdrawn.length + passed.length > 0,
  },
  { mark: 'f', sql: FAULTS, isNeeded: ({ cured }) => cured.length > 0 },
];

function writing(plan: WritePlan): Statement {
  const parts = PARTS.filter(({ isNeeded }) => isNeeded(plan));
  const text = `with ${[RAISED, RECEIPTS, ...parts.map(({ sql }) => sql)].join(', ')} select base from raised`;
  return { name: `write-batch-${parts.map(({ mark }) => mark).join('')}`, text };
}

/** @returns the feed number before the batch */
export async function writeBatch(ask: Ask, plan: WritePlan): Promise<number> {
  const { events, projections, receipts, refusals, announcements, deadlines, cured } = plan;
  const { set, withdrawn, passed } = deadlines;
  const rows = storableJson({
    events,
    projections,
    receipts,
    refusals,
    announcements,
    deadlines: set,
    withdrawn,
    passed,
    cured,
  });
  const values = [plan.organisation, plan.deviceId, plan.recordedAt, rows, receipts.length];
  const [feed] = await ask<{ readonly base: number }>(writing(plan), values);
  if (feed === undefined) throw new Error('the organisation has no feed');
  return feed.base;
}
