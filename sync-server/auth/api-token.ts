// Tokens of other programs: made once, shown once, kept as a hash. Their scopes say what they may do.
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { OrganisationId } from 'shared/ids';
import type { Scope } from 'shared/scopes';
import type { ApiToken } from '../store/api-tokens';
import { addApiToken, findApiToken, noteApiTokenUse } from '../store/api-tokens';
import type { Database } from '../store/database';

type Place = { readonly db: Database; readonly organisation: OrganisationId; readonly now: () => Date };

/** Told apart from access tokens, and found by programs that look for secrets in the wrong places. */
const PREFIX = 'waybill_';
const SHAPE = /^waybill_[A-Za-z0-9_-]{43}$/;
const MINUTE = 60_000;

const hashOf = (text: string) => createHash('sha256').update(text).digest();

export const looksLikeApiToken = (text: string): boolean => text.startsWith(PREFIX);

export type Wanted = {
  readonly name: string;
  readonly scopes: readonly Scope[];
  /** Null: until it is revoked. */
  readonly expiresAt: Date | null;
};

/** The text is in nobody's hands but the caller's: it cannot be read again. */
export async function makeApiToken(
  { db, organisation, now }: Place,
  { name, scopes, expiresAt }: Wanted,
): Promise<{ readonly id: string; readonly text: string }> {
  const [id, text] = [randomUUID(), `${PREFIX}${randomBytes(32).toString('base64url')}`];
  const moments = { createdAt: now().toISOString(), expiresAt: expiresAt?.toISOString() ?? null };
  await addApiToken(db, organisation, { id, name, scopes, hash: hashOf(text), ...moments });
  return { id, text };
}

/** Null: unknown, revoked or expired; whoever shows it need not learn which. */
export async function readApiToken({ db, organisation, now }: Place, text: string): Promise<ApiToken | null> {
  if (!SHAPE.test(text)) return null;
  const token = await findApiToken(db, organisation, hashOf(text));
  if (token === null || token.revokedAt !== null) return null;
  const at = now();
  if (token.expiresAt !== null && Date.parse(token.expiresAt) <= at.getTime()) return null;
  if (token.lastUsedAt === null || at.getTime() - Date.parse(token.lastUsedAt) >= MINUTE)
    await noteApiTokenUse(db, organisation, token.id, at.toISOString());
  return token;
}
