// The HTTP side of the server: sessions, set-up, REST, health, and the desktop's files. Everything else is a problem document.
import express from 'express';
import type { ErrorRequestHandler, Express, RequestHandler } from 'express';
import type { Auth } from '../auth/auth';
import type { EventLog } from '../event-log';
import { isPassing } from '../store/failures';
import { correlate, correlationIdOf } from './correlation';
import { crossOrigin } from './cross-origin';
import { docsRoutes } from './documents/docs-routes';
import type { GuessLimit } from './guess-limit';
import type { OriginRule } from './origins';
import type { Problem } from './problem';
import { notFound, sendProblem, unavailable, unexpected } from './problem';
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
  /** True when the database answers and its schema is ours. */
  readonly isReady: () => Promise<boolean>;
  /** Of the program, as the documents say it. */
  readonly version: string;
};

const BODY_LIMIT = '1mb';

export function createApp(parts: AppParts): Express {
  const { auth, log, rest, origins, limit, isHttps, screensFolder, isReady, version } = parts;
  const api = express
    .Router()
    .use(noStore, crossOrigin(origins), express.json({ limit: BODY_LIMIT, inflate: false }))
    .use('/session', sessionRoutes({ auth, log, limit, cookie: refreshCookie(isHttps) }))
    .use('/setup', setUpRoutes({ auth, log }))
    .use(restRoutes({ auth, ...rest }, REST_RATE));
  return express()
    .disable('x-powered-by')
    .disable('etag')
    .set('query parser', 'simple')
    .use(correlate(log), securityHeaders(isHttps))
    .get('/healthz', noStore, (_request, response) => void response.json({ status: 'ok' }))
    .get('/readyz', noStore, readiness(isReady))
    .use('/api/v1', api)
    .use(docsRoutes(version))
    .use(screens(screensFolder))
    .use((_request, response) => sendProblem(response, notFound))
    .use(failures(log));
}

const noStore: RequestHandler = (_request, response, next) => {
  response.setHeader('Cache-Control', 'no-store');
  next();
};

function readiness(isReady: () => Promise<boolean>): RequestHandler {
  return async (_request, response) => {
    if (await isReady().catch(() => false)) response.json({ status: 'ready' });
    else sendProblem(response, unavailable);
  };
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
  if (status === 413) return { status, code: 'too-large', title: `A request may hold ${BODY_LIMIT} at most.` };
  if (status === 415) return { status, code: 'unsupported-media-type', title: 'This encoding is not understood here.' };
  if (typeof status === 'number' && status >= 400 && status < 500) {
    return { status: 400, code: 'malformed', title: 'The request could not be read.' };
  }
  return unexpected;
}
