// One request, from the frame to the acknowledgement: nothing that is sent makes it throw, and everything gets an answer.
import type { RateLimiterMemory } from 'rate-limiter-flexible';
import { transportError } from 'shared/contract/codes';
import type { TransportError } from 'shared/contract/codes';
import { isPassing } from '../store/failures';
import { answers, instantOf, refusedAck } from './answers';
import type { Outstanding, RequestName } from './outstanding';
import type { Session, SyncParts } from './session';

export type Answering = {
  readonly parts: SyncParts;
  readonly outstanding: Outstanding;
  readonly rate: RateLimiterMemory;
  readonly isClosing: () => boolean;
};

type AckObject = Readonly<Record<string, unknown>>;

/** Whatever a frame said; only `reply` is ours. */
export type Request = {
  readonly name: unknown;
  readonly payload: unknown;
  readonly reply: (answer: AckObject) => void;
};

const isRequest = (name: unknown): name is RequestName => typeof name === 'string' && Object.hasOwn(answers, name);

/** Answers what `name` asks; it counts as under way until the answer has left. Never rejects. */
export async function answerRequest(
  answering: Answering,
  session: Session,
  { name, payload, reply }: Request,
): Promise<void> {
  if (!isRequest(name)) return reply(refusedAck(transportError('VALIDATION', 'There is no such request.')));
  if (answering.isClosing())
    return reply(refusedAck(transportError('BUSY', 'The server is stopping.', { retryAfterMs: 1_000 })));
  const done = answering.outstanding.begin(session.deviceId, name);
  if (done === null)
    return reply(
      refusedAck(transportError('BUSY', `A ${name} of this device is being answered.`, { retryAfterMs: 250 })),
    );
  reply(await answerOf(answering, session, name, payload));
  done();
}

async function answerOf(
  answering: Answering,
  session: Session,
  name: RequestName,
  payload: unknown,
): Promise<AckObject> {
  const { parts } = answering;
  try {
    const refusal = await tooFast(answering, session);
    return refusal === null ? await admitted(parts, session, name, payload) : refusedAck(refusal);
  } catch (error) {
    parts.log.error({ deviceId: session.deviceId, request: name, err: error }, 'request-failed');
    const retry = isPassing(error) ? { retryAfterMs: 1_000 } : {};
    return refusedAck(transportError('INTERNAL', 'The server could not answer.', retry));
  }
}

async function tooFast({ rate }: Answering, { deviceId }: Session): Promise<TransportError | null> {
  const used = await rate.penalty(deviceId);
  if (used.remainingPoints > 0) return null;
  return transportError('RATE_LIMITED', 'Too many requests from this device.', {
    retryAfterMs: Math.max(1, Math.ceil(used.msBeforeNext)),
  });
}

/** An expired session may only bring a fresh token; whoever was revoked may not even that. */
async function admitted(parts: SyncParts, session: Session, name: RequestName, payload: unknown): Promise<AckObject> {
  const { auth } = parts;
  const now = auth.now();
  if (name !== 'token' && session.expiresAt.getTime() <= now.getTime()) {
    return refusedAck(transportError('AUTH_EXPIRED', 'The session has to be refreshed.'));
  }
  if (name === 'pull') await parts.way.clear();
  const { personId: person, deviceId: device } = session;
  const { standing, feed } = await parts.reads.moment({ person, device });
  if (standing.type === 'revoked') {
    return refusedAck(transportError('AUTH_REVOKED', 'This person or device may not sync any more.'));
  }
  return answers[name]({ parts, session, standing, feed, now: instantOf(now) }, payload);
}
