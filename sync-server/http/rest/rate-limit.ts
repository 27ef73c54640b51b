// How much one caller may ask, so that a program gone wild slows down nobody but itself. Told in every answer.
import { createHash } from 'node:crypto';
import type { Request, RequestHandler } from 'express';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { sendProblem } from '../problem';

export type Rate = { readonly requests: number; readonly seconds: number };

/** Some five hundred a second, in bursts too: a person never meets it, a program that polls without a pause does. */
export const REST_RATE: Rate = { requests: 30_000, seconds: 60 };

export function rateLimit({ requests, seconds }: Rate): RequestHandler {
  const limiter = new RateLimiterMemory({ points: requests, duration: seconds });
  return async (request, response, next) => {
    response.setHeader('RateLimit-Policy', `"caller";q=${requests};w=${seconds}`);
    const { left, msLeft, isOver } = await taken(limiter, callerKey(request));
    const wait = Math.ceil(msLeft / 1_000);
    response.setHeader('RateLimit', `"caller";r=${left};t=${wait}`);
    if (!isOver) return next();
    const problem = { status: 429, code: 'rate-limited', title: 'Too many requests. Wait, and ask less often.' };
    sendProblem(response, { ...problem, retryable: true, retryAfterSeconds: Math.max(1, wait) });
  };
}

async function taken(limiter: RateLimiterMemory, key: string) {
  try {
    const { remainingPoints, msBeforeNext } = await limiter.consume(key);
    return { left: remainingPoints, msLeft: msBeforeNext, isOver: false };
  } catch (over) {
    if (!(over instanceof RateLimiterRes)) throw over;
    return { left: 0, msLeft: over.msBeforeNext, isOver: true };
  }
}

/** Whoever shows the same token is one caller; without any, whoever comes from the same address. */
function callerKey(request: Request): string {
  const shown = request.get('Authorization');
  return shown === undefined ? `from ${request.ip ?? ''}` : createHash('sha256').update(shown).digest('base64');
}
