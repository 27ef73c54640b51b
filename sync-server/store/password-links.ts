// One-time links with which a person chooses a password, by the hash of their token. A person has one at most.
import type { OrganisationId, PersonId } from 'shared/ids';
import { personId } from 'shared/ids';
import type { Knex } from 'knex';

/** Ends the one before it. */
export async function saveLink(
  db: Knex,
  organisation: OrganisationId,
  link: { readonly person: PersonId; readonly hash: Buffer; readonly expiresAt: string },
): Promise<void> {
  const { person, hash, expiresAt } = link;
  await db('password_links')
    .insert({ organisation_id: organisation, person_id: person, token_hash: hash, expires_at: expiresAt })
    .onConflict(['organisation_id', 'person_id'])
    .merge({ token_hash: hash, expires_at: expiresAt });
}

/** Null: there is none, it was used, or it is too old. In a transaction it is held until the end, so that it works once. */
export async function holderOfLink(
  tx: Knex,
  organisation: OrganisationId,
  hash: Buffer,
  now: string,
): Promise<PersonId | null> {
  const row: { readonly person_id: string } | undefined = await tx('password_links')
    .where({ organisation_id: organisation, token_hash: hash })
    .where('expires_at', '>', now)
    .forUpdate()
    .first('person_id');
  return row === undefined ? null : personId(row.person_id);
}

export async function forgetLink(db: Knex, organisation: OrganisationId, person: PersonId): Promise<void> {
  await db('password_links').where({ organisation_id: organisation, person_id: person }).delete();
}
