// One id per request, taken from the caller or made here, sent back and logged, so that both sides can speak of the same thing.
import { randomUUID } from 'node:crypto';
import type { RequestHandler, Response } from 'express';
import type { EventLog } from '../event-log';

const HEADER = 'X-Correlation-Id';
const SHAPE = /^[A-Za-z0-9._-]{1,100}$/;

export function correlate(log: EventLog): RequestHandler {
  return (request, response, next) => {
    const given = request.get(HEADER);
    const correlationId = given !== undefined && SHAPE.test(given) ? given : randomUUID();
    response.setHeader(HEADER, correlationId);
    const began = performance.now();
    response.on('finish', () => {
      const route: unknown = request.route?.path;
      if (response.statusCode < 400 && (route === '/healthz' || route === '/readyz')) return; // asked every few seconds for ever
      log.info(
        {
          correlationId,
          method: request.method,
          route: typeof route === 'string' ? `${request.baseUrl}${route}` : 'other', // never the address itself: it can hold anything
          status: response.statusCode,
          durationMs: Math.round(performance.now() - began),
        },
        'http-request',
      );
    });
    next();
  };
}

export function correlationIdOf(response: Response): string {
  const header = response.getHeader(HEADER);
  return typeof header === 'string' ? header : '';
}
