// What sign-in needs, wired once.
import type { OrganisationId } from 'shared/ids';
import type { Database } from '../store/database';
import type { Tokens } from './access-token';
import type { InTurn } from './in-turn';
import type { Passwords } from './password';

export type Auth = {
  readonly db: Database;
  readonly organisation: OrganisationId;
  readonly passwords: Passwords;
  readonly tokens: Tokens;
  readonly inTurn: InTurn;
  /** Milliseconds a refresh token lasts unused. */
  readonly refreshTtl: number;
  readonly now: () => Date;
};
