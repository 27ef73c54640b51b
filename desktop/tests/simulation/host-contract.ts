// What the run asks of a desktop that lives in a worker thread of its own (RxDB allows few collections per realm).
import type { Account } from '../system/people';

export type BootOrder = {
  readonly seed: number;
  readonly position: number;
  readonly url: string;
  readonly account: Account;
  /** Each desktop is a device of its own, also where two belong to one person. */
  readonly deviceId: string;
};

export type HostStatus = {
  readonly connection: string;
  readonly queued: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly cursor: number;
  readonly head: number;
  readonly epoch: string | null;
};

/** One held aggregate: its base version and canonical states, for comparing with the server and between desktops. */
export type HeldView = {
  readonly key: string;
  readonly version: number;
  readonly state: string;
  readonly localState: string;
};

/** `forgotten`: numbers whose rows are no longer kept. */
export type Accounts = {
  readonly made: number;
  readonly forgotten: number;
  readonly acceptedOrSettled: number;
  readonly refused: number;
  readonly pending: number;
};

/** Every call is a message to the worker and back. Faults found are sentences; an empty list is the wish. */
export type Host = {
  readonly boot: (order: BootOrder) => Promise<void>;
  readonly act: (times: number, window: 'first' | 'second') => Promise<void>;
  readonly changeScope: (days: number) => Promise<void>;
  readonly withdraw: () => Promise<void>;
  readonly acknowledge: () => Promise<void>;
  readonly network: (up: boolean) => Promise<void>;
  /** Arms a crash: the engine dies at its k-th local write from now, storage is kept, and it starts again. */
  readonly crash: (atWrite: number) => Promise<void>;
  readonly clock: (hours: number) => Promise<void>;
  /** Left alone with the network up, until it has nothing to send and nothing to read, or for as long as anyone waits. */
  readonly rest: () => Promise<void>;
  readonly expireToken: () => Promise<void>;
  readonly check: () => Promise<string[]>;
  /** Faults stop: the network is up, an armed crash is disarmed, a dead engine lives. */
  readonly heal: () => Promise<void>;
  readonly status: () => Promise<HostStatus>;
  readonly views: () => Promise<HeldView[]>;
  /** The id of whoever is signed in. */
  readonly person: () => Promise<string>;
  /** Ids of commands in front of the person as refused. */
  readonly refused: () => Promise<string[]>;
  /** Ids of commands whose insert was confirmed to the person, in all lives of this desktop. */
  readonly confirmed: () => Promise<string[]>;
  readonly accounts: () => Promise<Accounts>;
  readonly bury: () => Promise<void>;
};
