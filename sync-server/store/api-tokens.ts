// The tokens other programs come in with, by the hash of their text: who reads this table cannot use what it holds.
import type { OrganisationId } from 'shared/ids';
import type { Scope } from 'shared/scopes';
import type { Database } from './database';
import type { Statement } from './transaction';
import { askOnce } from './transaction';

export type ApiToken = {
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly createdAt: string;
  readonly expiresAt: string | null;
  readonly revokedAt: string | null;
  /** To the minute. */
  readonly lastUsedAt: string | null;
};

export type NewApiToken = Pick<ApiToken, 'id' | 'name' | 'scopes' | 'createdAt' | 'expiresAt'> & {
  readonly hash: Buffer;
};

const columns = `id, name, scopes, created_at as "createdAt", expires_at as "expiresAt", revoked_at as "revokedAt",
  last_used_at as "lastUsedAt"`;

export async function addApiToken(db: Database, organisation: OrganisationId, token: NewApiToken): Promise<void> {
  await db('api_tokens').insert({
    organisation_id: organisation,
    id: token.id,
    name: token.name,
    token_hash: token.hash,
    scopes: JSON.stringify(token.scopes),
    created_at: token.createdAt,
    expires_at: token.expiresAt,
  });
}

const FIND: Statement = {
  name: 'api-token-by-hash',
  text: `select ${columns} from api_tokens where organisation_id = $1 and token_hash = $2`,
};

/** Revoked and expired ones too: whoever shows one hears why it is refused. */
export async function findApiToken(db: Database, organisation: OrganisationId, hash: Buffer): Promise<ApiToken | null> {
  const [token] = await askOnce<ApiToken>(db, FIND, [organisation, hash]);
  return token ?? null;
}

const LIST: Statement = {
  name: 'api-tokens',
  text: `select ${columns} from api_tokens where organisation_id = $1 order by created_at, id`,
};

export function listApiTokens(db: Database, organisation: OrganisationId): Promise<readonly ApiToken[]> {
  return askOnce<ApiToken>(db, LIST, [organisation]);
}

/** False when there is none of this id, or it was revoked before. */
export async function revokeApiToken(
  db: Database,
  organisation: OrganisationId,
  id: string,
  at: string,
): Promise<boolean> {
  const changed: number = await db('api_tokens')
    .where({ organisation_id: organisation, id, revoked_at: null })
    .update({ revoked_at: at });
  return changed > 0;
}

export async function noteApiTokenUse(
  db: Database,
  organisation: OrganisationId,
  id: string,
  at: string,
): Promise<void> {
  await db('api_tokens').where({ organisation_id: organisation, id }).update({ last_used_at: at });
}
