// Sinks: where announcements go, how much each has before it, and what administrators do about them.
import { Router } from 'express';
import type { Request, Response } from 'express';
import {
  addSinkRoute,
  pauseSinkRoute,
  readSinks,
  resumeSinkRoute,
  rotateSinkRoute,
  testSinkRoute,
} from 'shared/contract/admin/sinks';
import { instantFromMillis } from 'shared/instant';
import type { Auth } from '../../auth/auth';
import type { Administering } from '../../outbox/administer-sinks';
import { pauseSink, resumeSink, rotateSecret, setUpSink, sinkNamed } from '../../outbox/administer-sinks';
import { findPerson } from '../../store/people';
import { listSinkActs } from '../../store/sink-acts';
import type { SinkRow } from '../../store/sinks';
import { backlogs, listSinks } from '../../store/sinks';
import { readBody } from '../body';
import type { Problem } from '../problem';
import { notFound, sendProblem } from '../problem';
import { administratorOf } from './administrator';
import type { TestSink } from './test-sink';

export type SinkParts = {
  readonly auth: Auth;
  readonly seal: Administering['seal'];
  readonly testSink: TestSink;
};

const OVERLAP_SECONDS = 24 * 3_600;
const MOST_ACTS = 50;
const TAKEN: Problem = { status: 409, code: 'sink-exists', title: 'There is a sink of this name already.' };
const CHANGED: Problem = {
  status: 409,
  code: 'changed-meanwhile',
  title: 'Somebody changed it meanwhile. Look again.',
};
const invalid = (faults: readonly string[]): Problem => ({
  ...{ status: 422, code: 'sink-invalid', title: faults.join('; ') },
});

export function sinkRoutes(parts: SinkParts): Router {
  return Router()
    .get(readSinks.path, (_request, response) => list(parts, response))
    .post(addSinkRoute.path, (request, response) => add(parts, request, response))
    .post(pauseSinkRoute.path, (request, response) => pause(parts, request, response))
    .post(resumeSinkRoute.path, (request, response) => resume(parts, request, response))
    .post(rotateSinkRoute.path, (request, response) => rotate(parts, request, response))
    .post(testSinkRoute.path, (request, response) => test(parts, request, response));
}

/** Whoever asks, by the name people sign in with: what is recorded beside each act. */
export async function doingFor({ auth }: Pick<SinkParts, 'auth'>, response: Response) {
  const { db, organisation, now } = auth;
  const known = await findPerson(db, organisation, administratorOf(response).personId);
  return { db, organisation, now: instantFromMillis(now().getTime()), by: known?.person.signInName ?? '' };
}

async function list({ auth: { db, organisation } }: SinkParts, response: Response): Promise<void> {
  const [rows, before, acts] = await Promise.all([
    listSinks(db, organisation),
    backlogs(db, organisation),
    listSinkActs(db, organisation, null, MOST_ACTS),
  ]);
  const items = rows.map(({ secrets: _, createdAt: __, version: ___, ...row }) => {
    const backlog = before.find(({ sinkId }) => sinkId === row.id);
    const waiting = (backlog?.waiting ?? 0) + (backlog?.behind ?? 0);
    const { ahead = 0, oldestAheadAt = null, parked = 0 } = backlog ?? {};
    return { ...row, ahead, oldestAheadAt, waiting, parked };
  });
  response.json({ items, acts });
}

async function add(parts: SinkParts, request: Request, response: Response): Promise<void> {
  const wish = readBody(request, response, addSinkRoute.body);
  if (wish === null) return;
  const doing = { ...(await doingFor(parts, response)), seal: parts.seal };
  const answer = await setUpSink(doing, wish);
  if (answer.type === 'taken') return sendProblem(response, TAKEN);
  if (answer.type === 'invalid') return sendProblem(response, invalid(answer.faults));
  response.status(201).json({ id: wish.id, secret: answer.secret });
}

/** Asked again it is paused still. */
async function pause(parts: SinkParts, request: Request, response: Response): Promise<void> {
  const wanted = readBody(request, response, pauseSinkRoute.body);
  const row = wanted === null ? null : await sinkIn(parts, request, response);
  if (wanted === null || row === null) return;
  const doing = { ...(await doingFor(parts, response)), seal: parts.seal };
  await pauseSink(doing, row.id, wanted.reason.trim());
  response.json({ id: row.id });
}

async function resume(parts: SinkParts, request: Request, response: Response): Promise<void> {
  const wanted = readBody(request, response, resumeSinkRoute.body);
  const row = wanted === null ? null : await sinkIn(parts, request, response);
  if (row === null) return;
  await resumeSink({ ...(await doingFor(parts, response)), seal: parts.seal }, row.id);
  response.json({ id: row.id });
}

async function rotate(parts: SinkParts, request: Request, response: Response): Promise<void> {
  const wanted = readBody(request, response, rotateSinkRoute.body);
  const row = wanted === null ? null : await sinkIn(parts, request, response);
  if (wanted === null || row === null) return;
  const doing = { ...(await doingFor(parts, response)), seal: parts.seal };
  const answer = await rotateSecret(doing, row, OVERLAP_SECONDS, wanted.address);
  if (answer.type === 'changed-meanwhile') return sendProblem(response, CHANGED);
  if (answer.type === 'invalid') return sendProblem(response, invalid(answer.faults));
  response.json({ id: row.id, secret: answer.secret, oldUntil: answer.oldUntil });
}

async function test(parts: SinkParts, request: Request, response: Response): Promise<void> {
  const wanted = readBody(request, response, testSinkRoute.body);
  const row = wanted === null ? null : await sinkIn(parts, request, response);
  if (row === null) return;
  response.json({ id: row.id, ...(await parts.testSink(row, await doingFor(parts, response))) });
}

async function sinkIn({ auth }: SinkParts, request: Request, response: Response): Promise<SinkRow | null> {
  const { id } = request.params;
  const row = typeof id === 'string' ? await sinkNamed(auth, id) : null;
  if (row === null) sendProblem(response, notFound);
  return row;
}
