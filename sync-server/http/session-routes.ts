// Sign in, stay signed in, sign out.
import { Router } from 'express';
import type { Request, Response } from 'express';
import { deviceIdSchema } from 'shared/contract/scalars';
import { filledText } from 'shared/text';
import { z } from 'zod';
import type { AccessToken } from '../auth/access-token';
import type { Auth } from '../auth/auth';
import { comparable, signInNameSchema, typedPasswordSchema } from '../auth/names';
import { refresh, signOut } from '../auth/refresh';
import { signIn } from '../auth/sign-in';
import type { SignInRefused } from '../auth/sign-in';
import type { EventLog } from '../event-log';
import type { Device } from '../store/devices';
import { findDevice } from '../store/devices';
import type { KnownPerson } from '../store/people';
import { findPerson } from '../store/people';
import { readBody } from './body';
import { correlationIdOf } from './correlation';
import type { GuessLimit } from './guess-limit';
import type { Problem } from './problem';
import { sendProblem } from './problem';
import type { RefreshCookie } from './refresh-cookie';

const signInSchema = z.strictObject({
  signInName: signInNameSchema,
  password: typedPasswordSchema,
  deviceId: deviceIdSchema,
  deviceName: filledText(200),
});
const deviceSchema = z.strictObject({ deviceId: deviceIdSchema });

const REFUSED: Readonly<Record<SignInRefused['type'], Problem>> = {
  'not-recognised': {
    status: 401,
    code: 'not-recognised',
    title: 'Name or password is not right.',
    detail: 'After several wrong tries a name rests for some minutes, and then no password is right.',
  },
  'device-of-another': { status: 409, code: 'device-of-another', title: 'This device id belongs to another person.' },
  'device-revoked': {
    status: 403,
    code: 'device-revoked',
    title: 'This device was revoked. An administrator can say why.',
  },
};
const SIGNED_OUT: Problem = { status: 401, code: 'signed-out', title: 'The session has ended. Sign in again.' };
const AUTH_REVOKED: Problem = {
  status: 403,
  code: 'auth-revoked',
  title: 'This person or device may not sign in any more.',
};

export type SessionParts = {
  readonly auth: Auth;
  readonly cookie: RefreshCookie;
  readonly limit: GuessLimit;
  readonly log: EventLog;
};

export function sessionRoutes(parts: SessionParts): Router {
  return Router()
    .post('/', (request, response) => start(parts, request, response))
    .post('/refresh', (request, response) => goOn(parts, request, response))
    .delete('/', (request, response) => end(parts, request, response));
}

async function start({ auth, cookie, limit, log }: SessionParts, request: Request, response: Response): Promise<void> {
  const attempt = readBody(request, response, signInSchema);
  if (attempt === null) return;
  const [address, name] = [request.ip ?? '', comparable(attempt.signInName)];
  const wait = await limit.waitFor(address, name);
  if (wait !== null) {
    const problem = { status: 429, code: 'rate-limited', title: 'Too many tries. Wait some minutes.', retryable: true };
    return sendProblem(response, { ...problem, retryAfterSeconds: wait });
  }
  const result = await signIn(auth, attempt);
  const correlationId = correlationIdOf(response);
  if (result.type !== 'signed-in') {
    if (result.type === 'not-recognised') await limit.failed(address, name);
    log.warn({ correlationId, deviceId: attempt.deviceId, code: result.type }, 'sign-in-refused');
    return sendProblem(response, REFUSED[result.type]);
  }
  log.info({ correlationId, deviceId: result.device.id, personId: result.person.id }, 'signed-in');
  cookie.set(response, result.device.id, result.refresh);
  response.status(200).json(sessionOf(auth, result));
}

async function goOn({ auth, cookie, log }: SessionParts, request: Request, response: Response): Promise<void> {
  const asked = readBody(request, response, deviceSchema);
  if (asked === null) return;
  const { deviceId } = asked;
  const token = cookie.read(request, deviceId);
  const result = token === null ? { type: 'signed-out' as const } : await refresh(auth, token, deviceId);
  if (result.type !== 'refreshed') {
    log.warn({ correlationId: correlationIdOf(response), deviceId, code: result.type }, 'refresh-refused');
    if (result.type === 'signed-out') cookie.clear(response, deviceId);
    return sendProblem(response, result.type === 'revoked' ? AUTH_REVOKED : SIGNED_OUT);
  }
  const { personId, next } = result;
  const [person, device, access] = await Promise.all([
    findPerson(auth.db, auth.organisation, personId),
    findDevice(auth.db, auth.organisation, deviceId),
    auth.tokens.issue({ personId, deviceId }),
  ]);
  if (person === null || device === null) return sendProblem(response, AUTH_REVOKED);
  cookie.set(response, deviceId, next);
  response.status(200).json(sessionOf(auth, { access, person, device }));
}

async function end({ auth, cookie }: SessionParts, request: Request, response: Response): Promise<void> {
  const asked = readBody(request, response, deviceSchema);
  if (asked === null) return;
  const token = cookie.read(request, asked.deviceId);
  if (token !== null) await signOut(auth, token);
  cookie.clear(response, asked.deviceId);
  response.status(204).end();
}

type Session = { readonly access: AccessToken; readonly person: KnownPerson; readonly device: Device };

const sessionOf = ({ organisation }: Auth, { access, person: { id, person }, device }: Session) => ({
  accessToken: access.token,
  expiresAt: access.expiresAt.toISOString(),
  organisationId: organisation,
  person: { id, name: person.name, signInName: person.signInName, roles: person.roles },
  device: { id: device.id, code: device.code },
});
