// People: added with a password or a link, given roles, refused, let in again. What they may is decided by the one door.
import { Router } from 'express';
import type { Request, Response } from 'express';
import type { NewCredentialWish } from 'shared/contract/admin/people';
import {
  addPersonRoute,
  changePersonRoute,
  disablePersonRoute,
  enablePersonRoute,
  readPeople,
  resetPasswordRoute,
} from 'shared/contract/admin/people';
import { personIdSchema } from 'shared/contract/scalars';
import type { PersonId } from 'shared/ids';
import { derivedId, personId } from 'shared/ids';
import { addPerson, askDoor } from '../../auth/add-person';
import type { Auth } from '../../auth/auth';
import { handOutLink, resetPassword } from '../../auth/set-password';
import type { EventLog } from '../../event-log';
import type { KnownPerson } from '../../store/people';
import { findPerson } from '../../store/people';
import { revokeTokensOfPerson } from '../../store/refresh-tokens';
import { listSignIns } from '../../store/sign-ins';
import { readBody } from '../body';
import { correlationIdOf } from '../correlation';
import type { Problem } from '../problem';
import { notFound, sendProblem } from '../problem';
import { commandIn, idIn } from './about';
import { administratorOf } from './administrator';
import { refusedProblem } from './refused';

const NAME_TAKEN: Problem = { status: 409, code: 'name-taken', title: 'Somebody else signs in with this name.' };

export type PeopleParts = { readonly auth: Auth; readonly log: EventLog; readonly committed: () => void };

export function peopleRoutes(parts: PeopleParts): Router {
  return Router()
    .get(readPeople.path, (_request, response) => list(parts, response))
    .post(addPersonRoute.path, (request, response) => add(parts, request, response))
    .post(changePersonRoute.path, (request, response) =>
      order(parts, { request, response, type: 'ChangePerson', body: changePersonRoute.body }),
    )
    .post(disablePersonRoute.path, (request, response) =>
      order(parts, { request, response, type: 'DisablePerson', body: disablePersonRoute.body }),
    )
    .post(enablePersonRoute.path, (request, response) =>
      order(parts, { request, response, type: 'EnablePerson', body: enablePersonRoute.body }),
    )
    .post(resetPasswordRoute.path, (request, response) => reset(parts, request, response));
}

async function list({ auth: { db, organisation, now } }: PeopleParts, response: Response): Promise<void> {
  response.json({ items: await listSignIns(db, organisation, now().toISOString()) });
}

/** The key names the person too, so that a wish whose answer was lost adds nobody twice. */
async function add(parts: PeopleParts, request: Request, response: Response): Promise<void> {
  const { auth, log, committed } = parts;
  const wanted = readBody(request, response, addPersonRoute.body);
  if (wanted === null) return;
  const command = commandIn(request, response);
  if (command === null) return;
  const { credential, ...person } = wanted;
  const id = personId(derivedId(auth.organisation, 'added-person', command));
  const author = administratorOf(response).personId;
  const password = credential.by === 'password' ? credential.password : null;
  const result = await addPerson({ ...auth, author }, { ...person, personId: id, commandId: command, password });
  if (result.type === 'name-taken') return sendProblem(response, NAME_TAKEN);
  if (result.type === 'refused' && !(await isTheSame(auth, id, person)))
    return sendProblem(response, refusedProblem(result.code === 'person-exists' ? 'ID_REUSED' : result.code));
  committed();
  log.info({ correlationId: correlationIdOf(response), personId: id, commandId: command }, 'person-added');
  response.status(201).json(await handedOut(parts, response, id, credential));
}

type Content = Pick<KnownPerson['person'], 'name' | 'signInName' | 'roles'>;

/** Whether this person is there already, by the same wish. */
async function isTheSame({ db, organisation }: Auth, id: PersonId, wanted: Content): Promise<boolean> {
  const known = (await findPerson(db, organisation, id))?.person;
  const isNamed = known?.name === wanted.name && known.signInName === wanted.signInName.trim();
  return isNamed && known.roles.join() === wanted.roles.join();
}

async function reset(parts: PeopleParts, request: Request, response: Response): Promise<void> {
  const { auth, log } = parts;
  const wanted = readBody(request, response, resetPasswordRoute.body);
  const known = wanted === null ? null : await personIn(parts, request, response);
  if (wanted === null || known === null) return;
  const { credential } = wanted;
  if (credential.by === 'password') {
    const set = await resetPassword(auth, known, credential.password, administratorOf(response));
    if (set.type === 'name-taken') return sendProblem(response, NAME_TAKEN);
  }
  log.info({ correlationId: correlationIdOf(response), personId: known.id }, 'password-reset');
  response.json(await handedOut(parts, response, known.id, credential));
}

async function handedOut({ auth }: PeopleParts, response: Response, id: PersonId, { by }: NewCredentialWish) {
  if (by === 'password') return { id, link: null };
  const { token, expiresAt } = await handOutLink(auth, id, administratorOf(response));
  return { id, link: { token, expiresAt: expiresAt.toISOString() } };
}

type Ordering = {
  readonly request: Request;
  readonly response: Response;
} & (
  | { readonly type: 'ChangePerson'; readonly body: typeof changePersonRoute.body }
  | { readonly type: 'DisablePerson' | 'EnablePerson'; readonly body: typeof disablePersonRoute.body }
);

/** One command on one person, in the name of whoever asks. */
async function order(parts: PeopleParts, { request, response, type, body }: Ordering): Promise<void> {
  const { auth, committed } = parts;
  const { db, organisation, now } = auth;
  const payload = readBody(request, response, body);
  if (payload === null) return;
  const command = commandIn(request, response);
  const known = command === null ? null : await personIn(parts, request, response);
  if (command === null || known === null) return;
  const author = administratorOf(response).personId;
  const answer = await askDoor({ ...auth, author }, { id: command, type, subject: known.id, payload: { ...payload } });
  if (answer !== 'accepted') return sendProblem(response, refusedProblem(answer));
  if (type === 'DisablePerson') await revokeTokensOfPerson(db, organisation, known.id, now().toISOString());
  committed();
  response.json({ id: known.id });
}

async function personIn(
  { auth: { db, organisation } }: PeopleParts,
  request: Request,
  response: Response,
): Promise<KnownPerson | null> {
  const id = idIn(request, response, personIdSchema);
  const known = id === null ? null : await findPerson(db, organisation, id);
  if (id !== null && known === null) sendProblem(response, notFound);
  return known;
}
