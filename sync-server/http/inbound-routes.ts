// POST /api/v1/inbound/<source>: a shop tells us what happened there. Whoever shows the source's token is believed; a message
// that was answered with 2xx is kept for ever, and the same one again changes nothing.
import express from 'express';
import type { Request, RequestHandler, Response, Router } from 'express';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Carried } from 'shared/contract/inbound-envelope';
import { maySpeakFor } from 'shared/policy';
import type { Auth } from '../auth/auth';
import type { InboxOutcome } from '../store/inbox';
import { authenticate } from './authenticate';
import type { Problem } from './problem';
import { sendProblem, unavailable } from './problem';

export type Taken = {
  readonly outcome: InboxOutcome | 'try-again';
  readonly reason: string | null;
  readonly detail: string | null;
};

export type InboundParts = {
  readonly auth: Auth;
  readonly take: (source: string, carried: Carried) => Promise<Taken>;
  /** Messages per second and source. */
  readonly perSecond?: number;
};

const BODY_LIMIT = '512kb';
const PER_SECOND = 200;

const FORBIDDEN: Problem = {
  status: 403,
  code: 'forbidden',
  title: 'This token may not speak for that source.',
  detail: 'An administrator gives out tokens with the scope inbound:<source>.',
};
const NO_JSON: Problem = {
  status: 415,
  code: 'unsupported-media-type',
  title:
    'Send JSON: application/json, application/cloudevents+json or application/vnd.masstransit+json, one message each.',
};

export function inboundRoutes(parts: InboundParts): Router {
  const limiter = new RateLimiterMemory({ points: parts.perSecond ?? PER_SECOND, duration: 1 });
  const text = express.text({ type: () => true, limit: BODY_LIMIT, inflate: false, defaultCharset: 'utf-8' });
  return express.Router().post('/:source', mayCome(parts.auth, limiter), text, async (request, response) => {
    const source = sourceOf(request);
    const body: unknown = request.body;
    answer(
      response,
      await parts.take(source, { body: typeof body === 'string' ? body : '', headers: request.headers }),
    );
  });
}

/** Before the body is read. */
function mayCome(auth: Auth, limiter: RateLimiterMemory): RequestHandler {
  return async (request, response, next) => {
    const caller = await authenticate(auth, request, response);
    if (caller === null) return;
    if (!maySpeakFor(caller.actor, sourceOf(request))) return sendProblem(response, FORBIDDEN);
    const wait = await waitFor(limiter, sourceOf(request));
    if (wait !== null)
      return sendProblem(response, {
        ...{ status: 429, code: 'rate-limited', title: 'Too many messages at once.' },
        ...{ retryable: true, retryAfterSeconds: wait },
      });
    if (!isJson(request)) return sendProblem(response, NO_JSON);
    next();
  };
}

const sourceOf = ({ params: { source } }: Request): string => (typeof source === 'string' ? source : '');

/** A batch of CloudEvents is not one message. */
function isJson(request: Request): boolean {
  const type = (request.get('Content-Type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  return /^application\/(?:json|[\w.-]+\+json)$/.test(type) && !type.includes('cloudevents-batch');
}

/** Seconds to wait; null: come in. */
async function waitFor(limiter: RateLimiterMemory, source: string): Promise<number | null> {
  try {
    await limiter.consume(source);
    return null;
  } catch (refused) {
    if (refused instanceof RateLimiterRes) return Math.max(1, Math.ceil(refused.msBeforeNext / 1_000));
    throw refused;
  }
}

function answer(response: Response, { outcome, reason, detail }: Taken): void {
  if (outcome === 'try-again') return sendProblem(response, unavailable);
  if (outcome === 'parked' && reason !== 'FAULT')
    return sendProblem(response, {
      ...{ status: 422, code: reason ?? 'parked', title: 'The message was set aside: it cannot be applied as it is.' },
      ...(detail !== null && { detail }),
    });
  const isDone = outcome === 'applied' || outcome === 'ignored';
  response.status(isDone ? 200 : 202).json({ outcome, reason, detail });
}
