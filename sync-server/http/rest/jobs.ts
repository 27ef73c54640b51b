// Files handed in over REST become jobs: received piece by piece, worked on by a worker, asked after by their address.
import { randomUUID } from 'node:crypto';
import type { RestJob } from 'shared/contract/rest/jobs';
import { jobSchema } from 'shared/contract/rest/jobs';
import { MAX_FILE_BYTES } from 'shared/import/csv-orders';
import type { JobRequest, StoredJob } from '../../store/jobs';
import { beginJob, dropUnreceived, findJob, queueJob } from '../../store/jobs';
import { correlationIdOf } from '../correlation';
import type { Problem } from '../problem';
import { notFound, sendProblem } from '../problem';
import { FORMATS, JOB_OPERATIONS } from './job-operations';
import { receive } from './receive-file';
import { problemOfRefusal } from './refusal-status';
import type { Asking, RestParts, Route } from './route';
import { route } from './route';

export function jobRoutes(parts: RestParts): readonly Route[] {
  const { db, organisation } = parts.auth;
  return [
    route(parts, JOB_OPERATIONS.import, (asking) => handIn(parts, asking)),
    route(parts, JOB_OPERATIONS.one, async ({ id, response }) => {
      const job = await findJob(db, organisation, id);
      if (job === null || job.status === 'receiving') return sendProblem(response, notFound);
      response.json(restJobOf(job));
    }),
  ];
}

type Handing = Asking<{ readonly profile?: string | undefined }, null>;

async function handIn(parts: RestParts, asking: Handing): Promise<void> {
  const { request, response, key, query } = asking;
  const format = formatOf(request);
  if (format === null) return sendProblem(response, NO_FORMAT);
  if (Number(request.get('Content-Length') ?? 0) > MAX_FILE_BYTES) return refuseLarge(asking);
  const id = key ?? randomUUID();
  const wanted = { format, profile: query.profile ?? 'generic' };
  if (!(await begin(parts, asking, id, wanted))) return answerAgain(parts, asking, { id, wanted });
  await takeIn(parts, asking, id);
}

function begin({ auth }: RestParts, { caller, response }: Handing, id: string, request: JobRequest) {
  const { actor, deviceId } = caller;
  return beginJob(auth.db, auth.organisation, {
    ...{ id, kind: 'import-orders', request, deviceId },
    userId: actor.type === 'person' ? actor.id : null,
    correlationId: correlationIdOf(response),
    createdAt: auth.now().toISOString(),
  });
}

async function takeIn({ auth, onQueued }: RestParts, asking: Handing, id: string): Promise<void> {
  const { db, organisation } = auth;
  const { request, response } = asking;
  try {
    const received = await receive(request, MAX_FILE_BYTES, { db, organisation, jobId: id });
    if (received.type === 'received') {
      const job = await queueJob(db, organisation, id, received.hash);
      onQueued();
      return accept(asking, job);
    }
    await dropUnreceived(db, organisation, { id, before: null });
    if (received.type === 'empty') return sendProblem(response, EMPTY);
    return refuseLarge(asking);
  } catch (error) {
    await dropUnreceived(db, organisation, { id, before: null });
    if (!request.readableAborted) throw error;
  }
}

/** The same key: the same file is the same job, another one is refused. */
async function answerAgain(
  { auth }: RestParts,
  asking: Handing,
  { id, wanted }: { readonly id: string; readonly wanted: JobRequest },
): Promise<void> {
  const received = await receive(asking.request, MAX_FILE_BYTES, null);
  const job = await findJob(auth.db, auth.organisation, id);
  const isSame =
    job !== null &&
    received.type === 'received' &&
    job.fileHash === received.hash &&
    job.request.format === wanted.format &&
    job.request.profile === wanted.profile;
  if (!isSame) return sendProblem(asking.response, problemOfRefusal('ID_REUSED', {}));
  asking.response.setHeader('Idempotency-Replayed', 'true');
  accept(asking, job);
}

function accept({ response }: Handing, job: StoredJob): void {
  response.setHeader('Location', `/api/v1/jobs/${job.id}`);
  response.status(202).json(restJobOf(job));
}

function formatOf(request: Handing['request']) {
  if ((request.get('Content-Encoding') ?? 'identity') !== 'identity') return null;
  const type = (request.get('Content-Type') ?? '').split(';')[0]?.trim().toLowerCase();
  return Object.entries(FORMATS).find(([name]) => name === type)?.[1] ?? null;
}

/** What still comes is let pass for a while, so that the answer is heard, and not kept. */
function refuseLarge({ request, response }: Handing): void {
  response.setHeader('Connection', 'close');
  request.resume();
  const timer = setTimeout(() => request.destroy(), PATIENCE_MS).unref();
  request.once('close', () => clearTimeout(timer));
  sendProblem(response, {
    status: 413,
    code: 'too-large',
    title: `A file may hold ${MAX_FILE_BYTES / 1_000_000} MB at most.`,
  });
}

const PATIENCE_MS = 10_000;

const NO_FORMAT: Problem = {
  status: 415,
  code: 'unsupported-media-type',
  title: `Send a file as it is: Content-Type ${Object.keys(FORMATS).join(' or ')}.`,
};
const EMPTY: Problem = { status: 422, code: 'validation', title: 'The file is empty.' };

/** What is stored of a result was written by the worker in the very shape of the contract. */
const resultSchema = jobSchema.shape.result;

function restJobOf(job: StoredJob): RestJob {
  const { id, kind, status, done, total, attempts, createdAt, startedAt, finishedAt, failure } = job;
  const state = status === 'receiving' ? 'queued' : status;
  const result = resultSchema.parse(job.result);
  return { id, kind, state, done, total, attempts, createdAt, startedAt, finishedAt, result, failure };
}
