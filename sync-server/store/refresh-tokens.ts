// Refresh tokens, by their hash. Those that descend from one sign-in are a family: they live and end together.
import type { DeviceId, OrganisationId, PersonId } from 'shared/ids';
import { deviceId, personId } from 'shared/ids';
import type { Knex } from 'knex';

export type RefreshToken = {
  readonly id: string;
  readonly family: string;
  readonly personId: PersonId;
  readonly deviceId: DeviceId;
  readonly hash: Buffer;
  readonly issuedAt: string;
  readonly expiresAt: string;
  readonly usedAt: string | null;
  readonly revokedAt: string | null;
};

type Row = {
  readonly id: string;
  readonly family: string;
  readonly person_id: string;
  readonly device_id: string;
  readonly token_hash: Buffer;
  readonly issued_at: string;
  readonly expires_at: string;
  readonly used_at: string | null;
  readonly revoked_at: string | null;
};

/** Call it in a transaction: the family's tokens are used one at a time. */
export async function findRefreshToken(
  tx: Knex,
  organisation: OrganisationId,
  id: string,
): Promise<RefreshToken | null> {
  const found: Row | undefined = await tx('refresh_tokens').where({ organisation_id: organisation, id }).first();
  if (found === undefined) return null;
  await tx.raw('select pg_advisory_xact_lock(hashtextextended(?, 0))', [`refresh-family|${found.family}`]);
  const row: Row | undefined = await tx('refresh_tokens').where({ organisation_id: organisation, id }).first();
  if (row === undefined) return null;
  return {
    id: row.id,
    family: row.family,
    personId: personId(row.person_id),
    deviceId: deviceId(row.device_id),
    hash: row.token_hash,
    issuedAt: row.issued_at,
    expiresAt: row.expires_at,
    usedAt: row.used_at,
    revokedAt: row.revoked_at,
  };
}

export async function addRefreshToken(
  tx: Knex,
  organisation: OrganisationId,
  token: Omit<RefreshToken, 'usedAt' | 'revokedAt'>,
): Promise<void> {
  await tx('refresh_tokens').insert({
    organisation_id: organisation,
    id: token.id,
    family: token.family,
    person_id: token.personId,
    device_id: token.deviceId,
    token_hash: token.hash,
    issued_at: token.issuedAt,
    expires_at: token.expiresAt,
  });
}

/** Whether somebody went on with what this token led to. */
export async function wasContinued(
  tx: Knex,
  organisation: OrganisationId,
  { id, family, usedAt }: RefreshToken,
): Promise<boolean> {
  const row: unknown = await tx('refresh_tokens')
    .where({ organisation_id: organisation, family })
    .whereNot({ id })
    .whereNotNull('used_at')
    .where('issued_at', '>=', usedAt)
    .first('id');
  return row !== undefined;
}

/** The first use ends the sisters that were handed out beside it and never used. */
export async function useRefreshToken(
  tx: Knex,
  organisation: OrganisationId,
  { id, family, usedAt }: RefreshToken,
  at: string,
): Promise<void> {
  if (usedAt !== null) return;
  const sisters = { organisation_id: organisation, family, used_at: null, revoked_at: null };
  await tx('refresh_tokens').where(sisters).whereNot({ id }).update({ revoked_at: at });
  await tx('refresh_tokens').where({ organisation_id: organisation, id }).update({ used_at: at });
}

export async function revokeFamily(db: Knex, organisation: OrganisationId, family: string, at: string): Promise<void> {
  await db('refresh_tokens')
    .where({ organisation_id: organisation, family, revoked_at: null })
    .update({ revoked_at: at });
}

export async function revokeTokensOfPerson(
  db: Knex,
  organisation: OrganisationId,
  person: PersonId,
  at: string,
): Promise<void> {
  await db('refresh_tokens')
    .where({ organisation_id: organisation, person_id: person, revoked_at: null })
    .update({ revoked_at: at });
}

export async function revokeTokensOfDevice(
  db: Knex,
  organisation: OrganisationId,
  device: DeviceId,
  at: string,
): Promise<void> {
  await db('refresh_tokens')
    .where({ organisation_id: organisation, device_id: device, revoked_at: null })
    .update({ revoked_at: at });
}

/** Forgets what expired long ago; one that expired lately still proves a misuse. */
export async function forgetExpiredTokens(db: Knex, organisation: OrganisationId, before: string): Promise<void> {
  await db('refresh_tokens').where({ organisation_id: organisation }).where('expires_at', '<', before).delete();
}
