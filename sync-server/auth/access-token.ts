// Access tokens: who is signed in on which device, for ten minutes. Roles are not in them; they are looked up when they matter.
import { SignJWT, errors, jwtVerify } from 'jose';
import type { DeviceId, OrganisationId, PersonId } from 'shared/ids';
import { deviceIdSchema, personIdSchema } from 'shared/contract/scalars';
import { z } from 'zod';
import type { Keyring } from './keyring';

export type Bearer = { readonly personId: PersonId; readonly deviceId: DeviceId };
export type AccessToken = { readonly token: string; readonly expiresAt: Date };
export type ReadToken =
  | ({ readonly type: 'valid'; readonly expiresAt: Date } & Bearer)
  | { readonly type: 'expired' }
  /** Not ours, tampered with, or signed by a key that is gone. */
  | { readonly type: 'invalid' };

const ISSUER = 'waybill';
const ALGORITHM = 'EdDSA';

const claimsSchema = z.object({ sub: personIdSchema, device: deviceIdSchema, exp: z.int() });

export type Tokens = {
  readonly issue: (bearer: Bearer) => Promise<AccessToken>;
  readonly read: (token: string) => Promise<ReadToken>;
};

/** @param lifetime milliseconds */
export function accessTokens(
  keyring: Keyring,
  organisation: OrganisationId,
  lifetime: number,
  now: () => Date,
): Tokens {
  return {
    issue: async ({ personId, deviceId }) => {
      const expiresAt = new Date(Math.floor((now().getTime() + lifetime) / 1_000) * 1_000); // tokens count whole seconds
      const token = await new SignJWT({ device: deviceId })
        .setProtectedHeader({ alg: ALGORITHM, kid: keyring.signing.id })
        .setIssuer(ISSUER)
        .setAudience(organisation)
        .setSubject(personId)
        .setIssuedAt(now())
        .setExpirationTime(expiresAt)
        .sign(keyring.signing.key);
      return { token, expiresAt };
    },
    read: async (token) => {
      try {
        const { payload } = await jwtVerify(token, ({ kid }) => keyFor(keyring, kid), {
          issuer: ISSUER,
          audience: organisation,
          algorithms: [ALGORITHM],
          currentDate: now(),
        });
        const { sub, device, exp } = claimsSchema.parse(payload);
        return { type: 'valid', personId: sub, deviceId: device, expiresAt: new Date(exp * 1_000) };
      } catch (error) {
        return { type: error instanceof errors.JWTExpired ? 'expired' : 'invalid' };
      }
    },
  };
}

function keyFor(keyring: Keyring, id: string | undefined) {
  const key = id === undefined ? null : keyring.verifying(id);
  if (key === null) throw new errors.JWKSNoMatchingKey();
  return key;
}
