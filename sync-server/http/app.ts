// The HTTP side of the server: sessions, set-up, REST, health, and the desktop's files. Everything else is a problem document.
import express from 'express';
import type { ErrorRequestHandler, Express } from 'express';
import type { Auth } from '../auth/auth';
import type { EventLog } from '../event-log';
import { isPassing } from '../store/failures';
import type { AdminParts } from './admin/admin-routes';
import { adminRoutes } from './admin/admin-routes';
import type { HealthParts } from './admin/health-routes';
import { correlate, correlationIdOf } from './correlation';
import { crossOrigin } from './cross-origin';
import { docsRoutes } from './documents/docs-routes';
import type { GuessLimit } from './guess-limit';
import { health } from './health';
import type { Readiness } from './health';
import type { MetricsSource } from './metrics';
import { metricsRoute } from './metrics';
import { noStore } from './no-store';
import { inboundRoutes } from './inbound-routes';
import type { InboundParts } from './inbound-routes';
import type { OriginRule } from './origins';
import type { Problem } from './problem';
import { notFound, sendProblem, unavailable, unexpected } from './problem';
import { passwordLinkRoutes } from './password-link-routes';
import { refreshCookie } from './refresh-cookie';
import { REST_RATE } from './rest/rate-limit';
import { restRoutes } from './rest/rest-routes';
import type { RestParts } from './rest/route';
import { screens } from './screens';
import { securityHeaders } from './security-headers';
import { sessionRoutes } from './session-routes';
import { setUpRoutes } from './set-up-routes';

export type AppParts = {
  readonly auth: Auth;
  readonly rest: Omit<RestParts, 'auth' | 'gate'>;
  readonly log: EventLog;
  readonly origins: OriginRule;
  readonly limit: GuessLimit;
  readonly isHttps: boolean;
  /** Where the built desktop lies; it may come later. */
  readonly screensFolder: string;
  readonly readiness: Readiness;
  readonly metrics: MetricsSource | null;
  /** How this server and what it needs is, for administrators. */
  readonly health: HealthParts['health'];
  readonly desk: Omit<AdminParts, 'auth' | 'log' | 'committed' | 'health'>;
  /** Told when a request changed something through the door. */
  readonly committed: () => void;
  /** Takes in a shop's message. */
  readonly take: InboundParts['take'];
  /** Of the program, as the documents say it. */
  readonly version: string;
};

const BODY_LIMIT = 1_048_576;

export function createApp(parts: AppParts): Express {
  const { auth, log, rest, origins, limit, isHttps, screensFolder, committed, take, version } = parts;
  const api = express
    .Router()
    .use(noStore, crossOrigin(origins))
    .use('/inbound', inboundRoutes({ auth, take })) // reads its body itself: every digit counts
    .use(express.json({ limit: BODY_LIMIT, inflate: false }))
    .use('/session', sessionRoutes({ auth, log, limit, cookie: refreshCookie(isHttps) }))
    .use('/setup', setUpRoutes({ auth, log }))
    .use('/password-link', passwordLinkRoutes({ auth, log }))
    .use('/admin', adminRoutes({ ...parts.desk, auth, log, committed, health: parts.health }))
    .use(restRoutes({ auth, ...rest }, REST_RATE));
  return express()
    .disable('x-powered-by')
    .disable('etag')
    .set('query parser', 'simple')
    .use(correlate(log), securityHeaders(isHttps))
    .use(health(parts.readiness), metricsRoute(parts.metrics))
    .use('/api/v1', api)
    .use(docsRoutes(version))
    .use(screens(screensFolder))
    .use((_request, response) => sendProblem(response, notFound))
    .use(failures(log));
}

/** What express, the body parser and we ourselves throw; four parameters tell express that this is for failures. */
function failures(log: EventLog): ErrorRequestHandler {
  return (error: unknown, _request, response, _next) => {
    const problem = problemOf(error);
    if (problem.status >= 500) log.error({ correlationId: correlationIdOf(response), err: error }, 'http-failure');
    sendProblem(response, problem);
  };
}

function problemOf(error: unknown): Problem {
  if (isPassing(error)) return unavailable;
  const status = typeof error === 'object' && error !== null && 'status' in error ? error.status : undefined;
  if (status === 413)
    return { status, code: 'too-large', title: `A request may hold ${limitOf(error)} bytes at most.` };
  if (status === 415) return { status, code: 'unsupported-media-type', title: 'This encoding is not understood here.' };
  if (typeof status === 'number' && status >= 400 && status < 500) {
    return { status: 400, code: 'malformed', title: 'The request could not be read.' };
  }
  return unexpected;
}

/** The body parser says which one was passed: not every address has the same. */
const limitOf = (error: unknown): number =>
  typeof error === 'object' && error !== null && 'limit' in error ? Number(error.limit) : BODY_LIMIT;
