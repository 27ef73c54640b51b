// Work that takes longer than a request, with the file it is about and what became of each of its steps.
import type { CommandId, DeviceId, OrganisationId, PersonId } from 'shared/ids';
import type { Outcome } from 'shared/import/summary';
import type { Database } from './database';
import { askOnce } from './transaction';

export type JobRequest = { readonly format: 'csv' | 'ndjson'; readonly profile: string };

export type StoredJob = {
  readonly id: string;
  readonly kind: 'import-orders';
  readonly request: JobRequest;
  readonly status: 'receiving' | 'queued' | 'running' | 'done' | 'failed';
  readonly done: number;
  readonly total: number | null;
  readonly attempts: number;
  readonly result: unknown;
  readonly failure: string | null;
  /** SHA-256 of what was handed in, in hexadecimal; null while it still comes. */
  readonly fileHash: string | null;
  readonly correlationId: string;
  readonly createdAt: string;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
};

export type NewJob = Pick<StoredJob, 'id' | 'kind' | 'request' | 'correlationId' | 'createdAt'> & {
  readonly userId: PersonId | null;
  readonly deviceId: DeviceId;
};

const columns = `id, kind, request, status, done, total, attempts, result, failure, encode(file_hash, 'hex') as "fileHash",
  correlation_id as "correlationId", created_at as "createdAt", started_at as "startedAt", finished_at as "finishedAt"`;

const statement = (name: string, text: string) => ({ name, text });

const BEGIN = statement(
  'begin-job',
  `insert into jobs (organisation_id, id, kind, request, status, user_id, device_id, correlation_id, created_at)
   values ($1, $2, $3, $4, 'receiving', $5, $6, $7, $8) on conflict do nothing returning id`,
);

/** False where a job has this id already. */
export async function beginJob(db: Database, organisation: OrganisationId, job: NewJob): Promise<boolean> {
  const { id, kind, request, userId, deviceId, correlationId, createdAt } = job;
  const values = [organisation, id, kind, JSON.stringify(request), userId, deviceId, correlationId, createdAt];
  return (await askOnce(db, BEGIN, values)).length > 0;
}

const PIECE = statement(
  'add-job-piece',
  'insert into job_files (organisation_id, job_id, n, bytes) values ($1, $2, $3, $4)',
);

export async function addJobPiece(
  db: Database,
  organisation: OrganisationId,
  id: string,
  n: number,
  bytes: Buffer,
): Promise<void> {
  await askOnce(db, PIECE, [organisation, id, n, bytes]);
}

const QUEUE = statement(
  'queue-job',
  `update jobs set status = 'queued', file_hash = decode($3, 'hex') where organisation_id = $1 and id = $2 returning ${columns}`,
);

export async function queueJob(
  db: Database,
  organisation: OrganisationId,
  id: string,
  fileHash: string,
): Promise<StoredJob> {
  const [job] = await askOnce<StoredJob>(db, QUEUE, [organisation, id, fileHash]);
  if (job === undefined) throw new Error('a job that was begun is gone');
  return job;
}

const DROP = statement(
  'drop-job',
  `with gone as (delete from jobs where organisation_id = $1 and status = 'receiving' and (id = $2 or created_at < $3) returning id)
   delete from job_files f using gone where f.organisation_id = $1 and f.job_id = gone.id`,
);

/** What was not handed in to its end: this one, and what broke off before a moment. */
export async function dropUnreceived(
  db: Database,
  organisation: OrganisationId,
  { id, before }: { readonly id: string | null; readonly before: string | null },
): Promise<void> {
  await askOnce(db, DROP, [organisation, id, before]);
}

const FIND = statement('find-job', `select ${columns} from jobs where organisation_id = $1 and id = $2`);

export async function findJob(db: Database, organisation: OrganisationId, id: string): Promise<StoredJob | null> {
  const [job] = await askOnce<StoredJob>(db, FIND, [organisation, id]);
  return job ?? null;
}

const FILE = statement('job-file', 'select bytes from job_files where organisation_id = $1 and job_id = $2 order by n');

export async function jobFile(db: Database, organisation: OrganisationId, id: string): Promise<Buffer> {
  const rows = await askOnce<{ readonly bytes: Buffer }>(db, FILE, [organisation, id]);
  return Buffer.concat(rows.map(({ bytes }) => bytes));
}

/** Whoever works on a job holds it by name, until a moment that moves on with each step. */
export type Hold = { readonly owner: string; readonly now: string; readonly seconds: number };

const CLAIM = statement(
  'claim-job',
  `update jobs j set status = 'running', attempts = attempts + 1, started_at = coalesce(started_at, $2::timestamptz),
     lease_owner = $3, lease_until = $2::timestamptz + $4 * interval '1 second'
   from (select id from jobs where organisation_id = $1 and (status = 'queued' or status = 'running' and lease_until <= $2::timestamptz)
     order by created_at limit 1 for update skip locked) next
   where j.organisation_id = $1 and j.id = next.id returning ${columns.replace('id,', 'j.id,')}`,
);

/** The oldest that waits, or that whoever had it let go of; nobody else gets it meanwhile. */
export async function claimJob(
  db: Database,
  organisation: OrganisationId,
  { owner, now, seconds }: Hold,
): Promise<StoredJob | null> {
  const [job] = await askOnce<StoredJob>(db, CLAIM, [organisation, now, owner, seconds]);
  return job ?? null;
}

const LET_GO = statement(
  'let-go-of-job',
  `update jobs set status = 'queued', lease_owner = null, lease_until = null
   where organisation_id = $1 and id = $2 and lease_owner = $3 and status = 'running'`,
);

/** So that the next one goes on with it at once. */
export async function letGoOfJob(db: Database, organisation: OrganisationId, id: string, owner: string): Promise<void> {
  await askOnce(db, LET_GO, [organisation, id, owner]);
}

const EXTEND = statement(
  'extend-job-lease',
  `update jobs set lease_until = $4::timestamptz + $5 * interval '1 second'
   where organisation_id = $1 and id = $2 and lease_owner = $3 and status = 'running'`,
);

/** While nothing of it can be written down yet. */
export async function holdOnToJob(
  db: Database,
  organisation: OrganisationId,
  id: string,
  { owner, now, seconds }: Hold,
): Promise<void> {
  await askOnce(db, EXTEND, [organisation, id, owner, now, seconds]);
}

export type JobStep = {
  /** Position of the first order it is about. */
  readonly first: number;
  /** Commands that were about to be given. */
  readonly placing: readonly CommandId[];
  /** What became of each order; null where it broke off. */
  readonly outcomes: readonly Outcome[] | null;
};

const STEPS = statement(
  'job-steps',
  'select first, given as placing, outcomes from job_steps where organisation_id = $1 and job_id = $2 order by first',
);

export function jobSteps(db: Database, organisation: OrganisationId, id: string): Promise<readonly JobStep[]> {
  return askOnce<JobStep>(db, STEPS, [organisation, id]);
}

const KEEP = statement(
  'keep-job-step',
  `with held as (
     update jobs set done = $5, total = $6, lease_until = $3::timestamptz + $4 * interval '1 second'
     where organisation_id = $1 and id = $2 and lease_owner = $7 and status = 'running' returning id)
   insert into job_steps (organisation_id, job_id, first, given, outcomes) select $1, id, $8, $9, $10 from held
   on conflict (organisation_id, job_id, first) do update set given = excluded.given, outcomes = excluded.outcomes
   returning first`,
);

/** False where another one works on it by now: leave it alone. */
export async function keepStep(
  db: Database,
  organisation: OrganisationId,
  id: string,
  { hold, done, total, step }: { hold: Hold; done: number; total: number; step: JobStep },
): Promise<boolean> {
  const { first, placing, outcomes } = step;
  const kept = await askOnce(db, KEEP, [
    ...[organisation, id, hold.now, hold.seconds, done, total, hold.owner, first],
    ...[JSON.stringify(placing), outcomes === null ? null : JSON.stringify(outcomes)],
  ]);
  return kept.length > 0;
}

const FINISH = statement(
  'finish-job',
  `with finished as (
     update jobs set status = $4, result = $5, failure = $6, finished_at = $7, lease_owner = null, lease_until = null,
       total = coalesce(total, done)
     where organisation_id = $1 and id = $2 and lease_owner = $3 and status = 'running' returning id),
   files as (delete from job_files f using finished where f.organisation_id = $1 and f.job_id = finished.id)
   delete from job_steps s using finished where s.organisation_id = $1 and s.job_id = finished.id`,
);

export type Finish = {
  readonly owner: string;
  readonly at: string;
  readonly result: unknown;
  /** Why it failed; null where it did not. */
  readonly failure: string | null;
};

/** What was handed in is not needed any more. */
export async function finishJob(
  db: Database,
  organisation: OrganisationId,
  id: string,
  { owner, at, result, failure }: Finish,
): Promise<void> {
  const status = failure === null ? 'done' : 'failed';
  const stored = result === null ? null : JSON.stringify(result);
  await askOnce(db, FINISH, [organisation, id, owner, status, stored, failure, at]);
}
