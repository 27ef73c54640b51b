// Lets administrators in, by the roles they have at this moment, and says to each route who is asking.
import type { Request, RequestHandler, Response } from 'express';
import { GROUP_ROLES } from 'shared/policy';
import type { Bearer } from '../../auth/access-token';
import type { Auth } from '../../auth/auth';
import { AUTH_REVOKED, personWith } from '../authenticate';
import type { Problem } from '../problem';
import { sendProblem } from '../problem';

const SIGNED_OUT: Problem = { status: 401, code: 'signed-out', title: 'The session has ended. Sign in again.' };
const NOT_YOURS: Problem = {
  status: 403,
  code: 'not-an-administrator',
  title: 'Only administrators may do this.',
};

const INVALID = { type: 'invalid' } as const;

const asking = new WeakMap<Response, Bearer>();

export function administratorsOnly(auth: Auth): RequestHandler {
  return async (request, response, next) => {
    const token = /^Bearer ([\w.-]+)$/.exec(request.get('Authorization') ?? '')?.[1];
    const who = token === undefined ? INVALID : await personWith(auth, token);
    if (who.type === 'revoked') return sendProblem(response, AUTH_REVOKED);
    if (who.type !== 'person') return sendProblem(response, SIGNED_OUT);
    if (!who.roles.some((role) => GROUP_ROLES.administration.includes(role))) return sendProblem(response, NOT_YOURS);
    asking.set(response, who.bearer);
    response.vary('Authorization');
    next();
  };
}

/** @throws where no administrator was let in before */
export function administratorOf(response: Response): Bearer {
  const administrator = asking.get(response);
  if (administrator === undefined) throw new Error('a route for administrators stands before their door');
  return administrator;
}

export type Answering = (request: Request, response: Response) => Promise<void>;
