// Where messages of one shop come in.
import type { Currency } from 'shared/currency';
import type { OrganisationId } from 'shared/ids';
import type { Database } from '../store/database';
import type { Door } from './door';

/** How long a fact waits for the checkout of its order. */
export const HELD_SECONDS = 600;

export type Inbox = {
  readonly db: Database;
  readonly door: Door;
  readonly organisation: OrganisationId;
  /** Which shop speaks: together with its message ids it tells repeats. */
  readonly source: string;
  /** What the totals of this source are in. */
  readonly currency: Currency;
  readonly heldSeconds?: number;
};
