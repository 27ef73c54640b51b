// Lets a new person sign in: first the credential, which claims the name, then the fact. A crash between the two is made good
// by asking again: a claimed name whose person never came to be is free for the next try.
import { randomUUID } from 'node:crypto';
import type { CommandId, PersonId } from 'shared/ids';
import { commandId } from 'shared/ids';
import { instantFromMillis } from 'shared/instant';
import type { Role } from 'shared/person/person';
import type { OwnCommand, OwnResult } from '../commands/batch';
import { handleOwn } from '../commands/handle-batch';
import { credentialByName, forgetCredential, lockNames, saveCredential } from '../store/credentials';
import { findPerson } from '../store/people';
import type { Auth } from './auth';
import { comparable } from './names';
import { NO_PASSWORD } from './password';

export type NewPerson = {
  readonly personId: PersonId;
  readonly commandId: CommandId;
  readonly name: string;
  readonly signInName: string;
  readonly roles: readonly Role[];
  /** Null: they choose it themselves, with a link. */
  readonly password: string | null;
};

/** `author` is who asked for it; left out it is the server itself. */
type Door = Pick<Auth, 'db' | 'organisation' | 'passwords' | 'now'> & { readonly author?: PersonId };
export type AddPersonResult =
  | { readonly type: 'added'; readonly personId: PersonId }
  | { readonly type: 'name-taken' }
  | { readonly type: 'refused'; readonly code: string };

export async function addPerson(door: Door, { personId, password, ...wanted }: NewPerson): Promise<AddPersonResult> {
  const { db, organisation, passwords, now } = door;
  const signInName = comparable(wanted.signInName);
  const hash = password === null ? NO_PASSWORD : await passwords.hash(password);
  return db.transaction(async (tx): Promise<AddPersonResult> => {
    await lockNames(tx, organisation);
    const holder = await credentialByName(db, organisation, signInName);
    if (holder !== null && holder.personId !== personId) {
      if ((await findPerson(db, organisation, holder.personId)) !== null) return { type: 'name-taken' };
      await forgetCredential(db, organisation, holder.personId);
    }
    if ((await findPerson(db, organisation, personId)) !== null) return { type: 'refused', code: 'person-exists' };
    // On connections of their own: each is durable before the next begins, while this transaction only holds the lock.
    await saveCredential(db, organisation, { personId, signInName, password: hash, at: now().toISOString() });
    const { name, roles } = wanted;
    const payload = { name, signInName: wanted.signInName.trim(), roles: [...roles] };
    const result = await askDoor(door, { id: wanted.commandId, type: 'AddPerson', subject: personId, payload });
    return result === 'accepted' ? { type: 'added', personId } : { type: 'refused', code: result };
  });
}

type Asked = Pick<OwnCommand, 'type' | 'subject' | 'payload'> & { readonly id?: CommandId };

/** Sends one command of the server's own through the door: `accepted`, or the code of what became of it. */
export async function askDoor(
  { db, organisation, now, author }: Omit<Door, 'passwords'>,
  asked: Asked,
): Promise<string> {
  const at = instantFromMillis(now().getTime());
  const { id = commandId(randomUUID()), ...rest } = asked;
  const [result] = await handleOwn(db, {
    organisation,
    correlationId: randomUUID(),
    recordedAt: at,
    ...(author !== undefined && { actor: { type: 'person', id: author, roles: [] } }),
    commands: [{ id, v: 1, occurredAt: at, ...rest }],
  });
  return codeOf(result);
}

const codeOf = (result: OwnResult | undefined): string =>
  result === undefined || result.status === 'accepted' ? 'accepted' : result.code;
