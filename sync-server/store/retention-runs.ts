// Who removed what and when. The worker's runs are also its lease: one per interval, whichever server is first.
import type { OrganisationId, PersonId } from 'shared/ids';
import type { Instant } from 'shared/instant';
import type { Database } from './database';
import { askOnce, inTransaction } from './transaction';

export type RunBy = 'worker' | 'command-line' | 'administrator';
export type Removed = Readonly<Record<string, number>>;

export type RetentionRunRow = {
  readonly id: string;
  readonly startedAt: Instant;
  /** Null: under way, or its server died; what it had removed by then is gone all the same. */
  readonly finishedAt: Instant | null;
  readonly startedBy: RunBy;
  readonly personId: PersonId | null;
  readonly removed: Removed;
};

export type Beginning = {
  readonly organisation: OrganisationId;
  readonly id: string;
  readonly at: Instant;
  readonly by: RunBy;
  readonly personId: PersonId | null;
};

export async function beginRun(db: Database, beginning: Beginning): Promise<void> {
  await askOnce(db, BEGIN, valuesOf(beginning));
}

const valuesOf = ({ organisation, id, at, by, personId }: Beginning) => [organisation, id, at, by, personId];
const INSERT = `insert into retention_runs (organisation_id, id, started_at, started_by, person_id)
  select $1::uuid, $2::uuid, $3::timestamptz, $4::text, $5::uuid`;
const BEGIN = { name: 'begin-retention', text: INSERT };

/** False: a run began less than `everyMs` ago, on this server or another. */
export async function beginRunUnlessRecent(db: Database, beginning: Beginning, everyMs: number): Promise<boolean> {
  const { organisation } = beginning;
  const lock = `select pg_advisory_xact_lock(hashtextextended('retention|${organisation}', 0))`;
  return inTransaction(
    db,
    async (ask) => (await ask(BEGIN_UNLESS, [...valuesOf(beginning), everyMs])).length > 0,
    lock,
  );
}

const BEGIN_UNLESS = {
  name: 'begin-retention-unless',
  text: `${INSERT} where not exists (select 1 from retention_runs where organisation_id = $1
    and started_at > $3::timestamptz - $6 * interval '1 millisecond') returning 1`,
};

/** Also forgets earlier runs of the worker that had nothing to do: they say nothing, and there is one every hour. */
export async function finishRun(
  db: Database,
  organisation: OrganisationId,
  id: string,
  at: Instant,
  removed: Removed,
): Promise<void> {
  await askOnce(db, FINISH, [organisation, id, at, JSON.stringify(removed)]);
}

const FINISH = {
  name: 'finish-retention',
  text: `with tidied as (delete from retention_runs where organisation_id = $1 and id <> $2 and started_by = 'worker'
      and finished_at is not null and removed = '{}')
    update retention_runs set finished_at = $3, removed = $4::jsonb where organisation_id = $1 and id = $2`,
};

/** Newest first. */
export async function listRuns(
  db: Database,
  organisation: OrganisationId,
  most: number,
): Promise<readonly RetentionRunRow[]> {
  return askOnce<RetentionRunRow>(db, LIST, [organisation, most]);
}

const LIST = {
  name: 'list-retention',
  text: `select id, started_at as "startedAt", finished_at as "finishedAt", started_by as "startedBy", person_id as "personId",
      removed from retention_runs where organisation_id = $1 order by started_at desc, id desc limit $2`,
};
