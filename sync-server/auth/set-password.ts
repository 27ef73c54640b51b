// A new password for somebody who is there already: typed by an administrator, or chosen by the person with a one-time link.
// Whoever was signed in is signed out everywhere; the password is kept as its hash alone.
import { createHash, randomBytes } from 'node:crypto';
import type { PersonId } from 'shared/ids';
import { credentialByName, lockNames, saveCredential } from '../store/credentials';
import { forgetLink, holderOfLink, saveLink } from '../store/password-links';
import type { KnownPerson } from '../store/people';
import { findPerson } from '../store/people';
import { revokeTokensOfPerson } from '../store/refresh-tokens';
import type { Administrator } from '../store/administrative-acts';
import { noteAct } from '../store/administrative-acts';
import type { Knex } from 'knex';
import type { Auth } from './auth';
import { comparable } from './names';

type Office = Pick<Auth, 'db' | 'organisation' | 'passwords' | 'now'>;
export type PasswordSet = { readonly type: 'set' } | { readonly type: 'name-taken' };

const LINK_LASTS_MS = 3 * 24 * 3_600_000;
const hashOf = (token: string) => createHash('sha256').update(token).digest();

/** Ends every session of the person, and any link that was handed out. */
export async function resetPassword(
  office: Office,
  { id, person }: KnownPerson,
  password: string,
  by: Administrator,
): Promise<PasswordSet> {
  const { db, organisation, passwords, now } = office;
  const hash = await passwords.hash(password);
  const at = now().toISOString();
  return db.transaction(async (tx): Promise<PasswordSet> => {
    const set = await replace(tx, office, { id, signInName: person.signInName, hash, at });
    if (set.type === 'set')
      await noteAct(tx, organisation, { by, at, act: 'password-reset', subject: id, reason: null });
    return set;
  });
}

/** The old password works until the link is used. */
export async function handOutLink(
  { db, organisation, now }: Pick<Auth, 'db' | 'organisation' | 'now'>,
  person: PersonId,
  by: Administrator,
): Promise<{ readonly token: string; readonly expiresAt: Date }> {
  const token = randomBytes(24).toString('base64url');
  const at = now();
  const expiresAt = new Date(at.getTime() + LINK_LASTS_MS);
  await db.transaction(async (tx) => {
    await saveLink(tx, organisation, { person, hash: hashOf(token), expiresAt: expiresAt.toISOString() });
    const act = { by, at: at.toISOString(), act: 'password-link-made', subject: person, reason: null };
    await noteAct(tx, organisation, act);
  });
  return { token, expiresAt };
}

/** Null: unknown, used, too old, or its person may not sign in. Looking does not use it up. */
export async function holderOf(office: Pick<Auth, 'db' | 'organisation' | 'now'>, token: string) {
  return office.db.transaction((tx) => holder(tx, office, token));
}

export type Chosen = PasswordSet | { readonly type: 'link-invalid' };

export async function choosePassword(office: Office, token: string, password: string): Promise<Chosen> {
  const { db, organisation, passwords, now } = office;
  const hash = await passwords.hash(password);
  const at = now().toISOString();
  return db.transaction(async (tx): Promise<Chosen> => {
    const found = await holder(tx, office, token);
    if (found === null) return { type: 'link-invalid' };
    const { id, person } = found;
    const set = await replace(tx, office, { id, signInName: person.signInName, hash, at });
    const by = { personId: id, deviceId: null };
    if (set.type === 'set')
      await noteAct(tx, organisation, { by, at, act: 'password-chosen', subject: id, reason: null });
    return set;
  });
}

type Replacing = { readonly id: PersonId; readonly signInName: string; readonly hash: string; readonly at: string };

async function replace(tx: Knex, { organisation }: Office, wanted: Replacing): Promise<PasswordSet> {
  const { id, hash, at } = wanted;
  const signInName = comparable(wanted.signInName);
  await lockNames(tx, organisation);
  const known = await credentialByName(tx, organisation, signInName);
  if (known !== null && known.personId !== id) return { type: 'name-taken' };
  await saveCredential(tx, organisation, { personId: id, signInName, password: hash, at });
  await revokeTokensOfPerson(tx, organisation, id, at);
  await forgetLink(tx, organisation, id);
  return { type: 'set' };
}

async function holder(
  tx: Knex,
  { organisation, now }: Pick<Auth, 'organisation' | 'now'>,
  token: string,
): Promise<KnownPerson | null> {
  const id = await holderOfLink(tx, organisation, hashOf(token), now().toISOString());
  const found = id === null ? null : await findPerson(tx, organisation, id);
  return found?.person.status === 'active' ? found : null;
}
