// One-time invitations to set up the first person, by the hash of their token.
import type { OrganisationId } from 'shared/ids';
import type { Knex } from 'knex';

export async function addInvitation(
  db: Knex,
  organisation: OrganisationId,
  hash: Buffer,
  expiresAt: string,
): Promise<void> {
  await db('setup_invitations').insert({ organisation_id: organisation, token_hash: hash, expires_at: expiresAt });
}

/** Holds the invitation until the transaction ends, so that it is used once. Null when there is none, or it expired. */
export async function takeInvitation(
  tx: Knex,
  organisation: OrganisationId,
  hash: Buffer,
  now: string,
): Promise<'taken' | null> {
  const row: unknown = await tx('setup_invitations')
    .where({ organisation_id: organisation, token_hash: hash })
    .where('expires_at', '>', now)
    .forUpdate()
    .first('token_hash');
  return row === undefined ? null : 'taken';
}

export async function removeInvitations(db: Knex, organisation: OrganisationId): Promise<void> {
  await db('setup_invitations').where({ organisation_id: organisation }).delete();
}
