// Refuses what other web pages send in a person's name, and answers those the settings allow.
import type { RequestHandler } from 'express';
import type { OriginRule } from './origins';
import { sendProblem } from './problem';

const DAY = '86400';
const EXPOSED =
  'X-Correlation-Id, Retry-After, ETag, Location, Link, Idempotency-Replayed, RateLimit, RateLimit-Policy';
const ALLOWED = 'Content-Type, Authorization, X-Correlation-Id, Idempotency-Key, If-Match, If-None-Match';

export function crossOrigin({ allows, isForeign }: OriginRule): RequestHandler {
  return (request, response, next) => {
    const origin = request.get('Origin');
    response.vary('Origin');
    if (!allows(origin, request.get('Host'))) {
      sendProblem(response, { status: 403, code: 'origin-refused', title: 'This page may not talk to Waybill.' });
      return;
    }
    if (origin === undefined || !isForeign(origin)) return next();
    response.setHeader('Access-Control-Allow-Origin', origin);
    response.setHeader('Access-Control-Allow-Credentials', 'true');
    response.setHeader('Access-Control-Expose-Headers', EXPOSED);
    if (request.method !== 'OPTIONS') return next();
    response.setHeader('Access-Control-Allow-Methods', 'GET, POST, PUT, DELETE');
    response.setHeader('Access-Control-Allow-Headers', ALLOWED);
    response.setHeader('Access-Control-Max-Age', DAY);
    response.status(204).end();
  };
}
