// Works on what was handed in, one job at a time; any number of servers may. A job that was left off goes on where it was.
import { randomUUID } from 'node:crypto';
import type { OrganisationId } from 'shared/ids';
import type { Clock } from '../clock';
import type { EventLog } from '../event-log';
import type { Repeating } from '../repeat';
import { repeat } from '../repeat';
import type { Database } from '../store/database';
import { claimJob, dropUnreceived, finishJob, holdOnToJob, letGoOfJob } from '../store/jobs';
import type { StoredJob } from '../store/jobs';
import { runImport } from './run-import';

export type JobWorker = {
  readonly db: Database;
  readonly organisation: OrganisationId;
  readonly clock: Clock;
  readonly log: EventLog;
  /** Others wait for what an import places. */
  readonly onCommitted: () => void;
  readonly pollMs?: number;
};

/** A server that stopped without a word is taken over after so long. */
const LEASE_SECONDS = 15;
const EXTEND_EVERY_MS = 4_000;
const MOST_ATTEMPTS = 20;
const DAY_MS = 86_400_000;

export function startJobs(worker: JobWorker): Repeating {
  const { log, pollMs = 2_000 } = worker;
  const owner = randomUUID();
  let isStopping = false;
  const running = repeat(
    () => step(worker, owner, () => isStopping),
    pollMs,
    (error) => log.error({ err: error }, 'job-failed'),
  );
  return {
    wake: running.wake,
    stop: async () => {
      isStopping = true;
      await running.stop();
    },
  };
}

async function step(worker: JobWorker, owner: string, isStopping: () => boolean): Promise<'worked' | 'idle'> {
  const { db, organisation, clock, log } = worker;
  const now = clock.now();
  const job = await claimJob(db, organisation, { owner, now, seconds: LEASE_SECONDS });
  if (job === null) {
    const before = new Date(Date.parse(now) - DAY_MS).toISOString();
    await dropUnreceived(db, organisation, { id: null, before });
    return 'idle';
  }
  log.info({ jobId: job.id, attempts: job.attempts }, 'job-started');
  if (job.attempts > MOST_ATTEMPTS) return giveUp(worker, owner, job);
  const hold = () => ({ owner, now: clock.now(), seconds: LEASE_SECONDS });
  const extend = () =>
    void holdOnToJob(db, organisation, job.id, hold()).catch((error: unknown) =>
      log.warn({ err: error }, 'job-not-held'),
    );
  const holding = setInterval(extend, EXTEND_EVERY_MS);
  try {
    const outcome = await runImport({ ...worker, job, hold, isStopping });
    if (outcome.type === 'let-go') await letGoOfJob(db, organisation, job.id, owner);
    if (outcome.type === 'done')
      await finishJob(db, organisation, job.id, { owner, at: clock.now(), result: outcome.result, failure: null });
    log.info({ jobId: job.id, outcome: outcome.type }, 'job-ended');
  } catch (error) {
    await letGoOfJob(db, organisation, job.id, owner);
    throw error;
  } finally {
    clearInterval(holding);
  }
  return 'worked';
}

/** It broke off time after time; what it did stands. */
async function giveUp({ db, organisation, clock }: JobWorker, owner: string, job: StoredJob): Promise<'worked'> {
  const failure = `It broke off ${MOST_ATTEMPTS} times. What was imported stays; hand in the same file again to go on.`;
  await finishJob(db, organisation, job.id, { owner, at: clock.now(), result: null, failure });
  return 'worked';
}
