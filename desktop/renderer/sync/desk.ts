// What every part of the engine stands on: whose device this is, its store, its clock and its chance.
import type { CommandId, DeviceId, OrganisationId, PersonId } from 'shared/ids';
import type { Instant } from 'shared/instant';
import type { LocalStore } from '../local/store';
import type { Timers } from './timers';

export type Desk = {
  readonly store: LocalStore;
  readonly organisation: OrganisationId;
  readonly person: PersonId;
  readonly deviceId: DeviceId;
  /** The clock on the wall, perhaps wrong; only stamped on rows, never waited for. */
  readonly now: () => Instant;
  /** From 0 up to 1. */
  readonly random: () => number;
  readonly timers: Timers;
  /** A UUIDv7. */
  readonly newId: () => CommandId;
};
