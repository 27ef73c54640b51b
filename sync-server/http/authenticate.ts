// Who asks: a person with an access token, or a machine with a token of its own. Looked up at every request, so that
// whoever was shut out a moment ago is out.
import type { Request, Response } from 'express';
import type { DeviceId } from 'shared/ids';
import { deviceId } from 'shared/ids';
import type { Role } from 'shared/person/person';
import type { Actor } from 'shared/policy';
import { looksLikeApiToken, readApiToken } from '../auth/api-token';
import type { Bearer } from '../auth/access-token';
import type { Auth } from '../auth/auth';
import { standingOf } from '../store/standing';
import type { Problem } from './problem';
import { sendProblem } from './problem';

export type Caller = {
  readonly actor: Extract<Actor, { type: 'person' | 'machine' }>;
  /** What a command is put down to: the person's device, or the token, which is all a machine is known by. */
  readonly deviceId: DeviceId;
};

type Authenticated =
  | { readonly type: 'caller'; readonly caller: Caller }
  | ({ readonly type: 'refused' } & {
      readonly problem: Problem;
    });

const UNAUTHENTICATED: Problem = {
  status: 401,
  code: 'unauthenticated',
  title: 'Say who you are.',
  detail: 'Send Authorization: Bearer with the access token of a session, or with the token of a program.',
};
const TOKEN_EXPIRED: Problem = {
  status: 401,
  code: 'token-expired',
  title: 'The access token has expired. Refresh the session.',
  retryable: true,
};
const TOKEN_INVALID: Problem = { status: 401, code: 'token-invalid', title: 'This token is not valid here.' };
export const AUTH_REVOKED: Problem = {
  status: 403,
  code: 'auth-revoked',
  title: 'This person or device may not sign in any more.',
};

const BEARER = /^Bearer ([\x21-\x7e]{1,8000})$/i;

/** Null after a problem was sent. */
export async function authenticate(auth: Auth, request: Request, response: Response): Promise<Caller | null> {
  response.vary('Authorization');
  const result = await callerOf(auth, request.get('Authorization'));
  if (result.type === 'caller') return result.caller;
  sendProblem(response, result.problem);
  return null;
}

async function callerOf(auth: Auth, header: string | undefined): Promise<Authenticated> {
  const text = BEARER.exec(header ?? '')?.[1];
  if (text === undefined) return refused(UNAUTHENTICATED);
  return looksLikeApiToken(text) ? machine(auth, text) : person(auth, text);
}

async function machine(auth: Auth, text: string): Promise<Authenticated> {
  const token = await readApiToken(auth, text);
  if (token === null) return refused(TOKEN_INVALID);
  const caller: Caller = { actor: { type: 'machine', scopes: token.scopes }, deviceId: deviceId(token.id) };
  return { type: 'caller', caller };
}

async function person(auth: Auth, text: string): Promise<Authenticated> {
  const who = await personWith(auth, text);
  switch (who.type) {
    case 'expired':
      return refused(TOKEN_EXPIRED);
    case 'invalid':
      return refused(TOKEN_INVALID);
    case 'revoked':
      return refused(AUTH_REVOKED);
    case 'person': {
      const actor = { type: 'person', id: who.bearer.personId, roles: who.roles } as const;
      return { type: 'caller', caller: { actor, deviceId: who.bearer.deviceId } };
    }
  }
}

type Person =
  | { readonly type: 'expired' | 'invalid' | 'revoked' }
  | { readonly type: 'person'; readonly bearer: Bearer; readonly roles: readonly Role[] };

/** Whose access token this is, with the roles they have at this moment. */
export async function personWith({ db, organisation, tokens }: Auth, text: string): Promise<Person> {
  const read = await tokens.read(text);
  if (read.type !== 'valid') return { type: read.type };
  const { personId, deviceId } = read;
  const standing = await standingOf(db, organisation, personId, deviceId);
  if (standing.type === 'revoked') return standing;
  return { type: 'person', bearer: { personId, deviceId }, roles: standing.roles };
}

const refused = (problem: Problem): Authenticated => ({ type: 'refused', problem });
