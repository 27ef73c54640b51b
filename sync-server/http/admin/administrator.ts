// Lets administrators in, by the roles they have at this moment, and says to each route who is asking.
import type { Request, RequestHandler, Response } from 'express';
import { GROUP_ROLES } from 'shared/policy';
import type { Bearer } from '../../auth/access-token';
import type { Auth } from '../../auth/auth';
import { standingOf } from '../../store/standing';
import type { Problem } from '../problem';
import { sendProblem } from '../problem';

const SIGNED_OUT: Problem = { status: 401, code: 'signed-out', title: 'The session has ended. Sign in again.' };
const REVOKED: Problem = {
  status: 403,
  code: 'auth-revoked',
  title: 'This person or device may not sign in any more.',
};
const NOT_YOURS: Problem = {
  status: 403,
  code: 'not-an-administrator',
  title: 'Only administrators may do this.',
};

const asking = new WeakMap<Response, Bearer>();

export function administratorsOnly({ db, organisation, tokens }: Auth): RequestHandler {
  return async (request, response, next) => {
    const token = /^Bearer ([\w.-]+)$/.exec(request.get('Authorization') ?? '')?.[1];
    const read = token === undefined ? null : await tokens.read(token);
    if (read?.type !== 'valid') return sendProblem(response, SIGNED_OUT);
    const standing = await standingOf(db, organisation, read.personId, read.deviceId);
    if (standing.type === 'revoked') return sendProblem(response, REVOKED);
    if (!standing.roles.some((role) => GROUP_ROLES.administration.includes(role)))
      return sendProblem(response, NOT_YOURS);
    asking.set(response, { personId: read.personId, deviceId: read.deviceId });
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
