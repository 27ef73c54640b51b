// What is remembered of one connected device, and what answering its requests needs.
import type { DeviceId, PersonId } from 'shared/ids';
import type { Auth } from '../auth/auth';
import type { EventLog } from '../event-log';
import type { Reads } from '../stream/reads';
import type { RightOfWay } from './right-of-way';

export type Session = {
  readonly personId: PersonId;
  readonly deviceId: DeviceId;
  readonly appVersion: string;
  readonly protocol: number;
  /** A fresh token moves it. */
  expiresAt: Date;
  /** The head when this connection began to read from nothing; 0 when it began with something. */
  freshUpTo: number;
};

export type SyncLimits = {
  readonly pushCommands: number;
  readonly pushBytes: number;
  readonly pullRows: number;
  readonly pullBytes: number;
};

export type SyncParts = {
  readonly auth: Auth;
  readonly reads: Reads;
  readonly way: RightOfWay;
  readonly log: EventLog;
  readonly limits: SyncLimits;
  /** Called after a commit, with the highest feed number it was given. */
  readonly onCommitted: (head: number) => void;
  /** How far the feed is, as far as this process knows. */
  readonly knownHead: () => number;
};
