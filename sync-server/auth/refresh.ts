// Refresh tokens turn with each use. One that comes back after its successor went on working was copied: its family ends.
// A used one may come back as long as nothing it led to was used, because its answer can be lost on the way.
import { createHash, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto';
import type { DeviceId } from 'shared/ids';
import { standingOf } from '../store/standing';
import type { RefreshToken } from '../store/refresh-tokens';
import * as store from '../store/refresh-tokens';
import type { Knex } from 'knex';
import type { Bearer } from './access-token';
import type { Auth } from './auth';

export type FreshToken = { readonly text: string; readonly expiresAt: Date };

export type Refreshed =
  | ({ readonly type: 'refreshed'; readonly next: FreshToken } & Bearer)
  /** Nothing to go on with: sign in again. */
  | { readonly type: 'signed-out' }
  /** The person or the device may not act any more. */
  | { readonly type: 'revoked' };

const SHAPE = /^([0-9a-f-]{36})\.([A-Za-z0-9_-]{43})$/;

const hashOf = (secret: string) => createHash('sha256').update(secret).digest();

/** The first token of a new family. */
export async function startFamily(tx: Knex, auth: Auth, bearer: Bearer): Promise<FreshToken> {
  return handOut(tx, auth, bearer, randomUUID());
}

export async function refresh(auth: Auth, text: string, deviceId: DeviceId): Promise<Refreshed> {
  const { db, organisation, now } = auth;
  return db.transaction(async (tx): Promise<Refreshed> => {
    const token = await genuine(tx, auth, text);
    if (token === null || token.deviceId !== deviceId || Date.parse(token.expiresAt) <= now().getTime())
      return { type: 'signed-out' };
    const at = now().toISOString();
    const wasCopied =
      token.revokedAt !== null || (token.usedAt !== null && (await store.wasContinued(tx, organisation, token)));
    if (wasCopied) {
      await store.revokeFamily(tx, organisation, token.family, at);
      return { type: 'signed-out' };
    }
    const standing = await standingOf(tx, organisation, token.personId, token.deviceId);
    if (standing.type === 'revoked') return { type: 'revoked' };
    await store.useRefreshToken(tx, organisation, token, at);
    const { personId } = token;
    return {
      type: 'refreshed',
      personId,
      deviceId,
      next: await handOut(tx, auth, { personId, deviceId }, token.family),
    };
  });
}

/** Ends the family of this token; one that is not genuine ends nothing. */
export async function signOut(auth: Auth, text: string): Promise<void> {
  const { db, organisation, now } = auth;
  await db.transaction(async (tx) => {
    const token = await genuine(tx, auth, text);
    if (token !== null) await store.revokeFamily(tx, organisation, token.family, now().toISOString());
  });
}

async function genuine(tx: Knex, { organisation }: Auth, text: string): Promise<RefreshToken | null> {
  const [, id, secret] = SHAPE.exec(text) ?? [];
  if (id === undefined || secret === undefined || !isUuid(id)) return null;
  const token = await store.findRefreshToken(tx, organisation, id);
  return token !== null && timingSafeEqual(token.hash, hashOf(secret)) ? token : null;
}

const isUuid = (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);

async function handOut(
  tx: Knex,
  { organisation, refreshTtl, now }: Auth,
  bearer: Bearer,
  family: string,
): Promise<FreshToken> {
  const [id, secret] = [randomUUID(), randomBytes(32).toString('base64url')];
  const issuedAt = now();
  const expiresAt = new Date(issuedAt.getTime() + refreshTtl);
  await store.addRefreshToken(tx, organisation, {
    id,
    family,
    ...bearer,
    hash: hashOf(secret),
    issuedAt: issuedAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
  });
  return { text: `${id}.${secret}`, expiresAt };
}
