// Parked messages: listed, looked at beside their contract, replayed, mended or discarded. Each act is recorded by the store.
import { Router } from 'express';
import type { Request, Response } from 'express';
import type { ParkedWhich } from 'shared/contract/admin/parked';
import {
  discardParkedRoute,
  mendParkedRoute,
  parkedFilterSchema,
  readParkedList,
  readParkedOne,
  replayParkedRoute,
} from 'shared/contract/admin/parked';
import { storedDifference } from 'shared/contract/stored-difference';
import { uuidSchema } from 'shared/ids';
import type { z } from 'zod';
import type { Auth } from '../../auth/auth';
import { mendingOf } from '../../outbox/mend';
import { discardParked, mendParked, replayParked } from '../../store/parked-acts';
import type { ParkedContent, ParkedFilter, ParkedMessage } from '../../store/parked-messages';
import { listParked, readParked } from '../../store/parked-messages';
import { readBody } from '../body';
import { notFound, sendProblem } from '../problem';
import { idIn } from './about';
import { doingFor } from './sink-routes';

export type ParkedParts = { readonly auth: Auth };

const PAGE = 500;

export function parkedRoutes(parts: ParkedParts): Router {
  return Router()
    .get(readParkedList.path, (request, response) => list(parts, request, response))
    .get(readParkedOne.path, (request, response) => one(parts, request, response))
    .post(replayParkedRoute.path, (request, response) => replay(parts, request, response))
    .post(discardParkedRoute.path, (request, response) => discard(parts, request, response))
    .post(mendParkedRoute.path, (request, response) => mend(parts, request, response));
}

async function list({ auth }: ParkedParts, request: Request, response: Response): Promise<void> {
  const filter = parkedFilterSchema.safeParse(request.query);
  if (!filter.success) return sendProblem(response, notFound);
  const found = await listParked(auth.db, auth.organisation, given(filter.data), null, PAGE + 1);
  response.json({ items: found.slice(0, PAGE).map(told), isMore: found.length > PAGE });
}

const given = ({ sinkId, topic, reason }: z.infer<typeof parkedFilterSchema>): ParkedFilter => ({
  ...(sinkId !== undefined && { sinkId }),
  ...(topic !== undefined && { topic }),
  ...(reason !== undefined && { reason }),
});

const told = ({ id, sinkId, topic, partitionKey, attempts, reason, parkedAt, behind, isMended }: ParkedMessage) => ({
  ...{ id, sinkId, topic, partitionKey, attempts, reason, parkedAt, behind, isMended },
});

async function one(parts: ParkedParts, request: Request, response: Response): Promise<void> {
  const { sinkId } = request.query;
  const message = await messageIn(parts, request, response, typeof sinkId === 'string' ? sinkId : undefined);
  if (message === null) return;
  response.json({
    message: told(message),
    data: JSON.stringify(message.payload.data ?? null, null, 2),
    members: storedDifference(message.payload).map(({ found, ...row }) => ({
      ...row,
      found: found === undefined ? null : JSON.stringify(found),
    })),
  });
}

async function replay(parts: ParkedParts, request: Request, response: Response): Promise<void> {
  const wanted = readBody(request, response, replayParkedRoute.body);
  if (wanted === null) return;
  const { db, organisation } = parts.auth;
  const { by, now: at } = await doingFor(parts, response);
  const messages = await everyOne(parts, wanted.which);
  response.json({ done: await replayParked(db, organisation, messages, { by, at, note: null }) });
}

async function discard(parts: ParkedParts, request: Request, response: Response): Promise<void> {
  const wanted = readBody(request, response, discardParkedRoute.body);
  if (wanted === null) return;
  const { db, organisation } = parts.auth;
  const { by, now: at } = await doingFor(parts, response);
  const messages = await everyOne(parts, wanted.which);
  response.json({ done: await discardParked(db, organisation, messages, { by, at, note: wanted.reason.trim() }) });
}

async function mend(parts: ParkedParts, request: Request, response: Response): Promise<void> {
  const wanted = readBody(request, response, mendParkedRoute.body);
  const message = wanted === null ? null : await messageIn(parts, request, response, wanted.sinkId);
  if (wanted === null || message === null) return;
  const mending = mendingOf(message, wanted.data);
  if (mending.type === 'refused')
    return sendProblem(response, { status: 422, code: 'payload-refused', title: mending.problem });
  const { db, organisation } = parts.auth;
  const { by, now: at } = await doingFor(parts, response);
  const isDone = await mendParked(db, organisation, message, mending, { by, at, note: null });
  response.json({ done: isDone ? 1 : 0 });
}

/** All at once before anything is done: what is parked meanwhile was not meant. */
async function everyOne({ auth }: ParkedParts, which: ParkedWhich): Promise<readonly ParkedMessage[]> {
  const { db, organisation } = auth;
  const filter: ParkedFilter = 'ids' in which ? { sinkId: which.sinkId, ids: which.ids } : given(which.like);
  const all: ParkedMessage[] = [];
  for (;;) {
    const page = await listParked(db, organisation, filter, all.at(-1) ?? null, PAGE);
    all.push(...page);
    if (page.length < PAGE) return all;
  }
}

async function messageIn(
  { auth }: ParkedParts,
  request: Request,
  response: Response,
  sinkId: string | undefined,
): Promise<ParkedContent | null> {
  const id = idIn(request, response, uuidSchema);
  if (id === null) return null;
  const filter = { ids: [id], ...(sinkId !== undefined && { sinkId }) };
  const [message] = await readParked(auth.db, auth.organisation, filter);
  if (message === undefined) sendProblem(response, notFound);
  return message ?? null;
}
