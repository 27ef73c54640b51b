// The first person is set up once, with the token the server printed when it started.
import { Router } from 'express';
import type { Request, Response } from 'express';
import { newPasswordSchema } from 'shared/contract/password';
import { filledText } from 'shared/text';
import { z } from 'zod';
import type { Auth } from '../auth/auth';
import { signInNameSchema } from '../auth/names';
import { setUp } from '../auth/set-up';
import type { EventLog } from '../event-log';
import { hasPeople } from '../store/people';
import { readBody } from './body';
import { correlationIdOf } from './correlation';
import type { Problem } from './problem';
import { sendProblem } from './problem';

const setUpSchema = z.strictObject({
  token: z.string().max(200),
  name: filledText(200),
  signInName: signInNameSchema,
  password: newPasswordSchema,
});

const INVALID: Problem = {
  status: 403,
  code: 'invitation-invalid',
  title: 'This link was used already, or is too old.',
  detail: 'A server without people prints a new link each time it starts; "waybill user add" adds people at any time.',
};

export type SetUpParts = { readonly auth: Auth; readonly log: EventLog };

export function setUpRoutes(parts: SetUpParts): Router {
  return Router()
    .get('/', (_request, response) => tell(parts, response))
    .post('/', (request, response) => perform(parts, request, response));
}

/**
 * Whether there is somebody to sign in; an empty server sends its visitors to the printed link. Whose server it is lets a
 * desktop whose server moved find what waits on it.
 */
async function tell({ auth: { db, organisation } }: SetUpParts, response: Response): Promise<void> {
  response.json({ needed: !(await hasPeople(db, organisation)), organisationId: organisation });
}

async function perform({ auth, log }: SetUpParts, request: Request, response: Response): Promise<void> {
  const wanted = readBody(request, response, setUpSchema);
  if (wanted === null) return;
  const { token, ...person } = wanted;
  const result = await setUp(auth, token, person);
  const correlationId = correlationIdOf(response);
  if (result.type === 'set-up') {
    log.info({ correlationId, personId: result.personId }, 'set-up-done');
    response.status(201).json({ personId: result.personId });
    return;
  }
  log.warn({ correlationId, code: result.type }, 'set-up-refused');
  if (result.type === 'invitation-invalid') return sendProblem(response, INVALID);
  sendProblem(response, { status: 409, code: result.code, title: 'The first person could not be added.' });
}
