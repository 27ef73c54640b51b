// Whether the process lives, and whether it can work: for whoever watches over it.
import express from 'express';
import type { Express, RequestHandler, Router } from 'express';
import type { EventLog } from '../event-log';
import { correlate } from './correlation';
import { notFound, sendProblem, unavailable } from './problem';
import { securityHeaders } from './security-headers';

export const noStore: RequestHandler = (_request, response, next) => {
  response.setHeader('Cache-Control', 'no-store');
  next();
};

/** @param isReady true when the database answers and its schema is ours */
export const health = (isReady: () => Promise<boolean>): Router =>
  express
    .Router()
    .get('/healthz', noStore, (_request, response) => void response.json({ status: 'ok' }))
    .get('/readyz', noStore, async (_request, response) => {
      if (await isReady().catch(() => false)) response.json({ status: 'ready' });
      else sendProblem(response, unavailable);
    });

/** All that a worker answers. */
export const healthApp = (log: EventLog, isReady: () => Promise<boolean>): Express =>
  express()
    .disable('x-powered-by')
    .use(correlate(log), securityHeaders(false), health(isReady))
    .use((_request, response) => sendProblem(response, notFound));
