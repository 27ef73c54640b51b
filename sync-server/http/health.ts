// Whether the process lives, and whether it can work: for whoever watches over it.
import express from 'express';
import type { Express, Router } from 'express';
import type { EventLog } from '../event-log';
import { correlate } from './correlation';
import { noStore } from './no-store';
import type { MetricsSource } from './metrics';
import { metricsRoute } from './metrics';
import { notFound, sendProblem, unavailable } from './problem';
import { securityHeaders } from './security-headers';

export type Readiness = {
  /** True when the database answers and its schema is ours. */
  readonly isReady: () => Promise<boolean>;
  /** What is configured beside it. It is named where it is away, and keeps no server from work: all of it can wait. */
  readonly services?: readonly { readonly service: string; readonly probe: () => Promise<number> }[];
};

export const health = ({ isReady, services = [] }: Readiness): Router =>
  express
    .Router()
    .get('/healthz', noStore, (_request, response) => void response.json({ status: 'ok' }))
    .get('/readyz', noStore, async (_request, response) => {
      const [ready, ...others] = await Promise.all([
        isReady().catch(() => false),
        ...services.map(async ({ service, probe }) => [service, await probe().then(...ANSWERS)] as const),
      ]);
      if (ready) response.json({ status: 'ready', ...Object.fromEntries(others) });
      else sendProblem(response, unavailable);
    });

const ANSWERS = [() => 'answers', () => 'away'] as const;

/** All that a worker answers. */
export const healthApp = (log: EventLog, readiness: Readiness, metrics: MetricsSource | null): Express =>
  express()
    .disable('x-powered-by')
    .use(correlate(log), securityHeaders(false), health(readiness), metricsRoute(metrics))
    .use((_request, response) => sendProblem(response, notFound));
