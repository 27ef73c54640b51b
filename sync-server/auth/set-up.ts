// The one-time set-up of the first person: whoever starts the server is given a link, and the link works once.
import { createHash, randomBytes } from 'node:crypto';
import { commandId, derivedId, personId } from 'shared/ids';
import type { OrganisationId, PersonId } from 'shared/ids';
import type { Role } from 'shared/person/person';
import { hasPeople } from '../store/people';
import { addInvitation, removeInvitations, takeInvitation } from '../store/setup-invitations';
import type { Database } from '../store/database';
import type { NewPerson } from './add-person';
import { addPerson } from './add-person';
import type { Auth } from './auth';

const LASTS_MS = 24 * 3_600_000;
const FIRST_ROLES: readonly Role[] = ['manager', 'admin'];

const hashOf = (token: string) => createHash('sha256').update(token).digest();

/** A new token, which ends the ones before it; null when there is somebody already. */
export async function invite(db: Database, organisation: OrganisationId, now: Date): Promise<string | null> {
  if (await hasPeople(db, organisation)) return null;
  const token = randomBytes(24).toString('base64url');
  await removeInvitations(db, organisation);
  await addInvitation(db, organisation, hashOf(token), new Date(now.getTime() + LASTS_MS).toISOString());
  return token;
}

export type SetUp =
  | { readonly type: 'set-up'; readonly personId: PersonId }
  /** Unknown, expired or used. */
  | { readonly type: 'invitation-invalid' }
  | { readonly type: 'refused'; readonly code: string };

/** The same token names the same person and the same command, so a try that was cut short can be made again. */
export async function setUp(
  auth: Auth,
  token: string,
  wanted: Pick<NewPerson, 'name' | 'signInName' | 'password'>,
): Promise<SetUp> {
  const { db, organisation, now } = auth;
  return db.transaction(async (tx): Promise<SetUp> => {
    const taken = await takeInvitation(tx, organisation, hashOf(token), now().toISOString());
    if (taken === null || (await hasPeople(db, organisation))) return { type: 'invitation-invalid' };
    const first = {
      personId: personId(derivedId(organisation, 'set-up', token)),
      commandId: commandId(derivedId(organisation, 'set-up-command', token)),
      roles: FIRST_ROLES,
    };
    const result = await addPerson(auth, { ...wanted, ...first });
    if (result.type !== 'added')
      return { type: 'refused', code: result.type === 'refused' ? result.code : 'name-taken' };
    await removeInvitations(tx, organisation);
    return { type: 'set-up', personId: result.personId };
  });
}
