// What signing in needs: the keys, the clock, and one password at a time.
import type { OrganisationId } from 'shared/ids';
import { accessTokens } from './auth/access-token';
import type { Auth } from './auth/auth';
import { inTurn } from './auth/in-turn';
import type { Keyring } from './auth/keyring';
import { openKeyring } from './auth/keyring';
import { keysIn } from './auth/keys-in';
import type { PasswordCost } from './auth/password';
import { passwords } from './auth/password';
import type { Config } from './config';
import type { Database } from './store/database';

export type AuthWishes = {
  readonly config: Config;
  readonly now?: () => Date;
  readonly passwordCost?: PasswordCost;
};

export type OpenedAuth = { readonly auth: Auth; readonly keyring: Keyring };

/** @throws CommandFailure where the keys cannot be read or made */
export function openAuth(
  { config, now = () => new Date(), passwordCost }: AuthWishes,
  db: Database,
  organisation: OrganisationId,
): OpenedAuth {
  const { accessTtl, refreshTtl } = config;
  const keyring = keyringOf(config);
  const tokens = accessTokens(keyring, organisation, accessTtl, now);
  const auth = { db, organisation, tokens, now, passwords: passwords(passwordCost), inTurn: inTurn(), refreshTtl };
  return { auth, keyring };
}

const keyringOf = (config: Config) => keysIn(config, (folder) => openKeyring(folder, new Date()));
