// What a signed-in person's screens work with. Nothing else reaches the database, the outbox or the server.
import { createContext, use, useSyncExternalStore } from 'react';
import type { Ref } from 'shared/aggregate';
import type { CommandId } from 'shared/ids';
import type { Instant } from 'shared/instant';
import type { Actor } from 'shared/policy';
import type { Settings } from 'shared/settings/settings';
import type { Act, ActAll, Outcome } from '../commands/act';
import type { TakenIn } from '../commands/carry';
import type { Intent } from '../commands/intent';
import type { Acknowledged } from '../commands/refusals';
import type { Whether } from '../commands/whether';
import type { Undoing } from '../commands/undo';
import type { Withdrawal } from '../commands/withdraw';
import type { AskAdmin } from '../local/administration';
import type { Counts } from '../local/counts';
import type { AskOlder } from '../local/board/older-orders';
import type { OrderBook } from '../local/board/order-book';
import type { LocalDatabase } from '../local/database';
import type { Folded } from '../local/folded';
import type { KnownPerson } from '../local/known-person';
import type { Live } from '../local/live';
import type { AskPast } from '../local/past';
import type { Search } from '../local/search/found';
import type { OutboxRow } from '../local/store';
import type { Standing } from './standing';

export type SigningOut =
  | { readonly type: 'signed-out' }
  /** Work of this person exists nowhere else. */
  | { readonly type: 'must-not'; readonly queued: number; readonly rejected: number }
  | { readonly type: 'unreachable' };

export type Brought =
  | { readonly type: 'fetched'; /** Not there, or not for this person. */ readonly missing: readonly Ref[] }
  | { readonly type: 'offline' };

export type Workplace = {
  readonly person: KnownPerson;
  readonly actor: () => Extract<Actor, { type: 'person' }>;
  readonly database: LocalDatabase;
  readonly now: () => Instant;
  readonly appVersion: string;
  readonly newId: () => string;
  readonly act: Act;
  /** Whether `act` would do it, and why not. */
  readonly whether: Whether;
  readonly actAll: ActAll;
  /** Takes back and does again what was done here. */
  readonly undoing: Omit<Undoing, 'act'>;
  readonly withdrawAll: (ids: readonly CommandId[]) => Promise<readonly Withdrawal[]>;
  readonly acknowledge: (id: CommandId) => Promise<Acknowledged>;
  readonly reissue: (refused: CommandId, intent: Intent) => Promise<Outcome>;
  readonly standing: Live<Standing>;
  /** Whether this window once had all the server had: what comes in from then on is news. */
  readonly caughtUp: Live<boolean>;
  readonly syncNow: () => void;
  /** Orders by their status. */
  readonly orderCounts: Live<Counts>;
  /** Orders by what this device has that the server does not. */
  readonly localCounts: Live<Counts>;
  /** What follows from what was done here, while it is being written. */
  readonly folded: Folded;
  /** Every order here, for lists. */
  readonly book: OrderBook;
  /** Finds products, customers and orders held here, without the server. */
  readonly search: Search;
  /** Orders that only the server has. */
  readonly older: AskOlder;
  /** What happened before what is held here. */
  readonly past: AskPast;
  /** Fetches what is only on the server and keeps it here, until it is let go. */
  readonly bring: (refs: readonly Ref[]) => Promise<Brought>;
  readonly letGo: (refs: readonly Ref[]) => Promise<void>;
  readonly settings: Live<Settings | null | undefined>;
  /** Waiting to be sent, oldest first. */
  readonly queued: Live<readonly OutboxRow[] | undefined>;
  /** Refused and not dealt with. */
  readonly refused: Live<readonly OutboxRow[] | undefined>;
  /** Names by id, of everybody held here. */
  readonly names: Live<ReadonlyMap<string, string> | undefined>;
  /** What administrators ask of the server itself; it answers only while it is reached. */
  readonly askAdmin: AskAdmin;
  /** Something this computer could not do, such as writing to a full disk; null while all is well. */
  readonly trouble: Live<string | null>;
  /** What waits here, as a sealed file for another device of this person. */
  readonly takeAlong: (passphrase: string) => Promise<{ readonly file: string; readonly commands: number }>;
  readonly takeIn: (file: string, passphrase: string) => Promise<TakenIn | { readonly type: 'wrong-passphrase' }>;
  /** Leaves everything where it is; coming back needs the password. */
  readonly switchPerson: () => Promise<void>;
  /** Ends the session and clears this person's data from this computer. */
  readonly signOut: () => Promise<SigningOut>;
};

export const WorkplaceContext = createContext<Workplace | null>(null);

export function useWorkplace(): Workplace {
  const workplace = use(WorkplaceContext);
  if (workplace === null) throw new Error('nobody is signed in here');
  return workplace;
}

export const useLive = <T>(live: Live<T>): T => useSyncExternalStore(live.subscribe, live.get);
