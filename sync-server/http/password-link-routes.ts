// A person who was given a link chooses a password with it, once, without being signed in.
import { Router } from 'express';
import type { Request, Response } from 'express';
import { choosePasswordSchema, whoseLinkSchema } from 'shared/contract/password-links';
import type { Auth } from '../auth/auth';
import { choosePassword, holderOf } from '../auth/set-password';
import type { EventLog } from '../event-log';
import { readBody } from './body';
import { correlationIdOf } from './correlation';
import type { Problem } from './problem';
import { sendProblem } from './problem';

const INVALID: Problem = {
  status: 403,
  code: 'link-invalid',
  title: 'This link was used already, or is too old.',
  detail: 'An administrator can make a new one.',
};

export type PasswordLinkParts = { readonly auth: Auth; readonly log: EventLog };

export function passwordLinkRoutes(parts: PasswordLinkParts): Router {
  return Router()
    .post('/', (request, response) => whose(parts, request, response))
    .post('/use', (request, response) => use(parts, request, response));
}

async function whose({ auth }: PasswordLinkParts, request: Request, response: Response): Promise<void> {
  const asked = readBody(request, response, whoseLinkSchema);
  if (asked === null) return;
  const holder = await holderOf(auth, asked.token);
  if (holder === null) return sendProblem(response, INVALID);
  response.json({ name: holder.person.name, signInName: holder.person.signInName });
}

async function use({ auth, log }: PasswordLinkParts, request: Request, response: Response): Promise<void> {
  const wanted = readBody(request, response, choosePasswordSchema);
  if (wanted === null) return;
  const chosen = await choosePassword(auth, wanted.token, wanted.password);
  const correlationId = correlationIdOf(response);
  log.info({ correlationId, code: chosen.type }, 'password-chosen');
  if (chosen.type === 'set') return void response.status(204).end();
  if (chosen.type === 'link-invalid') return sendProblem(response, INVALID);
  sendProblem(response, { status: 409, code: 'name-taken', title: 'Somebody else signs in with this name.' });
}
