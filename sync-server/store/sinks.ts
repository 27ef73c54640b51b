// Where announcements go, as administrators set it up. Secrets come and go sealed: what opens them is not in the database.
import type { OrganisationId } from 'shared/ids';
import type { Instant } from 'shared/instant';
import { z } from 'zod';
import type { Database } from './database';
import type { DoneTo } from './sink-acts';
import { recordSinkAct } from './sink-acts';
import { askOnce, inTransaction } from './transaction';

export const SINK_KINDS = ['rabbitmq', 'webhook', 'file', 'log'] as const;
export type SinkKind = (typeof SINK_KINDS)[number];
export type Ordering = 'strict' | 'none';

const sealedSecret = z.object({ sealed: z.string(), since: z.string(), until: z.string().nullable() });
/** `until`: no longer signed with after this moment; null for the one that stays. */
export type SealedSecret = Readonly<z.infer<typeof sealedSecret>>;

const sinkRow = z.object({
  id: z.string(),
  kind: z.enum(SINK_KINDS),
  /** `configuration`: the server's own settings name it; only its status is kept here. */
  origin: z.enum(['database', 'configuration']),
  ordering: z.enum(['strict', 'none']),
  settings: z.record(z.string(), z.unknown()),
  secrets: z.array(sealedSecret),
  status: z.enum(['active', 'paused']),
  statusReason: z.string().nullable(),
  statusAt: z.string(),
  createdAt: z.string(),
  version: z.int(),
});
export type SinkRow = Readonly<z.infer<typeof sinkRow>>;

const COLUMNS = `id, kind, origin, ordering, settings, secrets, status, status_reason as "statusReason",
  status_at as "statusAt", created_at as "createdAt", version`;

export async function listSinks(db: Database, organisation: OrganisationId): Promise<readonly SinkRow[]> {
  const rows = await askOnce(db, LIST, [organisation]);
  return rows.map((row) => sinkRow.parse(row));
}

const LIST = {
  name: 'list-sinks',
  text: `select ${COLUMNS} from sinks where organisation_id = $1 order by created_at, id`,
};

export type NewSink = Pick<SinkRow, 'id' | 'kind' | 'origin' | 'ordering' | 'settings'> & {
  readonly secrets: readonly SealedSecret[];
};

/**
 * It hears what is announced from now on, or everything there is.
 * False: there is one of this name already, and nothing was changed.
 */
export async function addSink(
  db: Database,
  organisation: OrganisationId,
  sink: NewSink,
  now: Instant,
  from: 'now' | 'start',
  buckets: number,
  done: DoneTo | null,
): Promise<boolean> {
  const { id, kind, origin, ordering, settings, secrets } = sink;
  const values = [organisation, id, kind, origin, ordering, JSON.stringify(settings), JSON.stringify(secrets), now];
  return inTransaction(db, async (ask) => {
    if ((await ask(ADD, values)).length === 0) return false;
    await ask(BEGIN_AT, [organisation, id, buckets, from === 'now']);
    if (done !== null) await recordSinkAct(ask, organisation, done);
    return true;
  });
}

const ADD = {
  name: 'add-sink',
  text: `insert into sinks (organisation_id, id, kind, origin, ordering, settings, secrets, status, status_at, created_at)
    values ($1, $2, $3, $4, $5, $6, $7, 'active', $8, $8) on conflict do nothing returning 1`,
};
const BEGIN_AT = {
  name: 'begin-sink-at',
  text: `insert into sink_progress (organisation_id, sink_id, bucket, feed_seq, n)
    select $1, $2, bucket, case when $4 then f.seq else 0 end, case when $4 then 2147483647 else -1 end
    from generate_series(0, $3::integer - 1) bucket, feed f where f.organisation_id = $1 on conflict do nothing`,
};

/** Of a sink that the server's own settings name. */
export async function keepSettings(
  db: Database,
  organisation: OrganisationId,
  id: string,
  settings: SinkRow['settings'],
): Promise<void> {
  await askOnce(db, KEEP, [organisation, id, JSON.stringify(settings)]);
}

const KEEP = {
  name: 'keep-sink-settings',
  text: `update sinks set settings = $3, version = version + 1
    where organisation_id = $1 and id = $2 and origin = 'configuration' and settings <> $3::jsonb`,
};

/** Together with the record of who did it. False: there is no such sink, or it is so already. */
export async function setSinkStatus(
  db: Database,
  organisation: OrganisationId,
  status: SinkRow['status'],
  done: DoneTo,
): Promise<boolean> {
  return inTransaction(db, async (ask) => {
    const values = [organisation, done.sinkId, status, status === 'paused' ? done.note : null, done.at];
    if ((await ask(STATUS, values)).length === 0) return false;
    await recordSinkAct(ask, organisation, done);
    return true;
  });
}

const STATUS = {
  name: 'set-sink-status',
  text: `update sinks set status = $3, status_reason = $4, status_at = $5, version = version + 1
    where organisation_id = $1 and id = $2 and status <> $3 returning 1`,
};

/** Together with the record of who did it. False: somebody changed the sink meanwhile; look again. */
export async function setSinkSecrets(
  db: Database,
  organisation: OrganisationId,
  version: number,
  secrets: readonly SealedSecret[],
  done: DoneTo,
): Promise<boolean> {
  return inTransaction(db, async (ask) => {
    if ((await ask(SECRETS, [organisation, done.sinkId, version, JSON.stringify(secrets)])).length === 0) return false;
    await recordSinkAct(ask, organisation, done);
    return true;
  });
}

const SECRETS = {
  name: 'set-sink-secrets',
  text: `update sinks set secrets = $4, version = version + 1
    where organisation_id = $1 and id = $2 and version = $3 returning 1`,
};

export type Backlog = {
  readonly sinkId: string;
  /** Announced and not yet dealt with for the first time. */
  readonly ahead: number;
  /** When the oldest of these was announced; by the clock of whoever acted. */
  readonly oldestAheadAt: string | null;
  readonly waiting: number;
  readonly behind: number;
  readonly parked: number;
  readonly nextAttemptAt: string | null;
};

/** How much each sink that ever ran has before it. */
export async function backlogs(db: Database, organisation: OrganisationId): Promise<readonly Backlog[]> {
  return askOnce<Backlog>(db, BACKLOG, [organisation]);
}

const BACKLOG = {
  name: 'before-each-sink',
  text: `select p.sink_id as "sinkId", sum(a.ahead)::integer as ahead, min(a.oldest) as "oldestAheadAt",
      coalesce(max(s.waiting), 0)::integer as waiting, coalesce(max(s.behind), 0)::integer as behind,
      coalesce(max(s.parked), 0)::integer as parked, min(s.next_attempt_at) as "nextAttemptAt"
    from sink_progress p
    cross join lateral (select count(*) as ahead,
        (select o.payload->>'time' from outbox o where o.organisation_id = $1 and o.bucket = p.bucket
          and (o.feed_seq, o.n) > (p.feed_seq, p.n) order by o.feed_seq, o.n limit 1) as oldest
      from outbox o where o.organisation_id = $1 and o.bucket = p.bucket and (o.feed_seq, o.n) > (p.feed_seq, p.n)) a
    left join (select sink_id, count(next_attempt_at) as waiting, count(parked_at) as parked,
        count(*) filter (where next_attempt_at is null and parked_at is null) as behind, min(next_attempt_at) as next_attempt_at
      from sink_parked where organisation_id = $1 group by sink_id) s on s.sink_id = p.sink_id
    where p.organisation_id = $1 group by p.sink_id order by p.sink_id`,
};
