// Answers the requests of one session, each read by its schema (PROTOCOL.md). A refusal is an answer like any other.
import { randomUUID } from 'node:crypto';
import { commandTable } from 'shared/command-table';
import type { Ack } from 'shared/contract/codes';
import { transportError } from 'shared/contract/codes';
import type { TransportError } from 'shared/contract/codes';
import { faultsOf } from 'shared/contract/commands';
import { fetchSchema, helloSchema, pullSchema, pushSchema, tokenSchema } from 'shared/contract/conversation';
import type { FetchAck, HelloAck, PullAck, PushAck } from 'shared/contract/conversation';
import { epochMillis, instantFromMillis } from 'shared/instant';
import type { Instant } from 'shared/instant';
import type { z } from 'zod';
import { handleBatch } from '../commands/handle-batch';
import { noteDevice } from '../store/devices';
import type { Feed } from '../store/feed';
import type { Standing } from '../store/standing';
import { fetchPage } from '../stream/fetch';
import { helloState } from '../stream/hello';
import { pullPage } from '../stream/pull';
import type { Viewer } from '../stream/scope';
import type { RequestName } from './outstanding';
import type { Session, SyncParts } from './session';

type Answer = Ack<Readonly<Record<string, unknown>>>;
export type Asking = {
  readonly parts: SyncParts;
  readonly session: Session;
  readonly standing: Extract<Standing, { type: 'good' }>;
  /** How far the feed was after the request had come. */
  readonly feed: Feed;
  readonly now: Instant;
};

export const answers: Readonly<Record<RequestName, (asking: Asking, payload: unknown) => Promise<Answer>>> = {
  hello: answerHello,
  push: answerPush,
  pull: answerPull,
  fetch: answerFetch,
  token: answerToken,
};

export const refusedAck = (error: TransportError) => ({ ok: false, error }) as const;
const unreadable = (error: z.ZodError) => refusedAck(transportError('VALIDATION', faultsOf(error)));

const COMMAND_VERSIONS = Object.fromEntries(
  Object.entries(commandTable).flatMap(([type, { v, group }]) => (group === 'system' ? [] : [[type, v]])),
);

async function answerHello(
  { parts, session, standing, now }: Asking,
  payload: unknown,
): Promise<Ack<Omit<HelloAck, 'ok'>>> {
  const hello = helloSchema.safeParse(payload);
  if (!hello.success) return unreadable(hello.error);
  const { db, organisation } = parts.auth;
  const { lastSeq, queuedCount: queued, clock } = hello.data;
  const { personId, deviceId, appVersion, protocol } = session;
  const clockSkewMs = epochMillis(clock) - epochMillis(now);
  const [state] = await Promise.all([
    helloState(db, viewerOf(parts, session, standing)),
    noteDevice(db, organisation, deviceId, { lastSeq, queued, clockSkewMs, appVersion, at: now }),
  ]);
  const person = { id: personId, name: standing.name, roles: [...standing.roles] };
  return {
    ok: true,
    protocol,
    serverTime: now,
    person,
    limits: parts.limits,
    commandVersions: COMMAND_VERSIONS,
    ...state,
  };
}

async function answerPush(
  { parts, session, standing, now }: Asking,
  payload: unknown,
): Promise<Ack<Omit<PushAck, 'ok'>>> {
  const push = pushSchema.safeParse(payload);
  if (!push.success) return unreadable(push.error);
  const { commands } = push.data;
  const { pushCommands, pushBytes } = parts.limits;
  if (commands.length > pushCommands)
    return refusedAck(transportError('TOO_LARGE', `At most ${pushCommands} commands in one push.`));
  if (sizeOf(commands) > pushBytes)
    return refusedAck(transportError('TOO_LARGE', `At most ${pushBytes} bytes in one push.`));
  const { db, organisation } = parts.auth;
  const correlationId = randomUUID();
  const actor = { type: 'person', id: session.personId, roles: standing.roles } as const;
  const { deviceId } = session;
  const batch = { organisation, actor, deviceId, correlationId, recordedAt: now, commands };
  const results = await parts.way.push(() => handleBatch(db, batch));
  const head = Math.max(0, ...results.map((result) => (result.status === 'retry' ? 0 : result.feedSeq)));
  const rejected = results.filter(({ status }) => status === 'rejected').length;
  const retried = results.filter(({ status }) => status === 'retry').length;
  parts.log.info({ correlationId, deviceId, commands: commands.length, rejected, retried, head }, 'pushed');
  if (head > 0) parts.onCommitted(head);
  return { ok: true, results: [...results], head: Math.max(head, parts.knownHead()) };
}

/** Infinite for what cannot be written as JSON at all. */
function sizeOf(commands: readonly unknown[]): number {
  try {
    return Buffer.byteLength(JSON.stringify(commands));
  } catch {
    return Infinity;
  }
}

async function answerPull(
  { parts, session, standing, feed, now }: Asking,
  payload: unknown,
): Promise<Ack<Omit<PullAck, 'ok'>>> {
  const pull = pullSchema.safeParse(payload);
  if (!pull.success) return unreadable(pull.error);
  const { cursor, epoch } = pull.data;
  if (cursor === 0) session.freshUpTo = feed.head;
  const limit = Math.min(pull.data.limit, parts.limits.pullRows);
  const { freshUpTo } = session;
  const request = { cursor, epoch, limit, now, freshUpTo, feed };
  const pulled = await pullPage(parts.reads, viewerOf(parts, session, standing), request);
  if (pulled.status === 'page') return { ok: true, ...pulled.page };
  return refusedAck(transportError('EPOCH_CHANGED', 'The cursor is of another epoch: begin again from 0.'));
}

async function answerFetch(
  { parts, session, standing, now }: Asking,
  payload: unknown,
): Promise<Ack<Omit<FetchAck, 'ok'>>> {
  const fetch = fetchSchema.safeParse(payload);
  if (!fetch.success) return unreadable(fetch.error);
  const fetched = await fetchPage(parts.auth.db, viewerOf(parts, session, standing), fetch.data, now);
  return fetched.status === 'page'
    ? { ok: true, ...fetched.page }
    : refusedAck(transportError('VALIDATION', fetched.detail));
}

async function answerToken(
  { parts, session }: Omit<Asking, 'standing'>,
  payload: unknown,
): Promise<Ack<{ readonly expiresAt: string }>> {
  const sent = tokenSchema.safeParse(payload);
  if (!sent.success) return unreadable(sent.error);
  const bearer = await parts.auth.tokens.read(sent.data.token);
  if (bearer.type !== 'valid') return refusedAck(transportError('AUTH_EXPIRED', 'This token has expired too.'));
  if (bearer.personId !== session.personId || bearer.deviceId !== session.deviceId) {
    return refusedAck(transportError('WRONG_USER', 'The token belongs to another person or device.'));
  }
  session.expiresAt = bearer.expiresAt;
  return { ok: true, expiresAt: bearer.expiresAt.toISOString() };
}

const viewerOf = ({ auth }: SyncParts, { personId, deviceId }: Session, { roles }: Asking['standing']): Viewer => ({
  organisation: auth.organisation,
  personId,
  roles,
  deviceId,
});

export const instantOf = (moment: Date): Instant => instantFromMillis(moment.getTime());
