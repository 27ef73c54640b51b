// What the day asks of a clerk, who sits at a desktop in a worker thread of its own. Every call is a message and its answer.
import type { Account } from '../system/people';
import type { Intent } from '../../renderer/commands/intent';

export type Arrival = {
  readonly url: string;
  readonly account: Account;
  readonly clockAheadHours: number;
};

/** Per device: made = accepted + refused + pending. */
export type Tally = {
  readonly made: number;
  readonly accepted: number;
  readonly refused: number;
  readonly pending: number;
  /** What the server says it has of this device's numbers. */
  readonly received: number | null;
  /** Refused ones by code. */
  readonly reasons: Readonly<Record<string, number>>;
};

/** One order as a clerk or an export sees it; `said` holds what people said of it, to compare. */
export type SeenOrder = {
  readonly id: string;
  readonly currency: string;
  readonly gross: string;
  readonly said: string;
};

export type Clerk = {
  /** Signs in and reads what there is. @returns the organisation */
  readonly arrive: (arrival: Arrival) => Promise<string>;
  /** @returns how many were done; the others were refused on the spot */
  readonly work: (intents: readonly Intent[]) => Promise<number>;
  /** The same, but the program dies in the middle of one of them and is started again; they then go on where they were. */
  readonly workAndDie: (intents: readonly Intent[], at: number) => Promise<number>;
  readonly network: (isIn: boolean) => Promise<void>;
  /** Until all is sent, answered and read. @returns how far the feed was read */
  readonly settle: () => Promise<number>;
  readonly tally: () => Promise<Tally>;
  readonly orders: () => Promise<readonly SeenOrder[]>;
  readonly leave: () => Promise<void>;
};
