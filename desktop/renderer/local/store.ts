// What the engine needs of a local store. Two stand behind it: RxDB (Dexie or memory) and a plain one in memory.
import type { AggregateType, Ref } from 'shared/aggregate';
import type { CommandId, PersonId } from 'shared/ids';
import type { Instant } from 'shared/instant';
import type { BusinessRefusal } from 'shared/decide';
import type { HistoryEntry } from 'shared/contract/documents';
import type { StateOf } from 'shared/states';

/**
 * queued: durable here, perhaps sent. accepted: the server's yes is here, its rows are not yet. settled: they are.
 * rejected: stays until its author acknowledges it. acknowledged: dealt with.
 */
export type OutboxStatus = 'queued' | 'accepted' | 'rejected' | 'settled' | 'acknowledged';

/** One command of this device, or (seq 0) a refused one of the same author from another device. */
export type OutboxRow = {
  /** The zero-padded seq; `!` and the command id for a refusal from elsewhere, which sorts before all numbers. */
  readonly key: string;
  readonly seq: number;
  readonly id: CommandId;
  readonly type: string;
  readonly v: number;
  readonly subject: string;
  /** Keys of the aggregates it changes, the subject's first; empty once withdrawn. */
  readonly touched: readonly string[];
  readonly payload: Readonly<Record<string, unknown>>;
  readonly after: readonly CommandId[];
  readonly author: PersonId;
  readonly occurredAt: Instant;
  readonly status: OutboxStatus;
  /** First send; a command that was ever sent never changes again. '' while it never was. */
  readonly sentAt: Instant | '';
  readonly code: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** By aggregate key, once accepted. */
  readonly versions: Readonly<Record<string, number>>;
  readonly feedSeq: number;
  readonly settledAt: Instant | '';
  /** The refused command this one was made from; '' for none. */
  readonly reissueOf: CommandId | '';
  /** A guard was skipped here because what it consults was not at hand. */
  readonly unverified: boolean;
};
export type NewCommand = Pick<
  OutboxRow,
  | 'id'
  | 'type'
  | 'v'
  | 'subject'
  | 'touched'
  | 'payload'
  | 'after'
  | 'author'
  | 'occurredAt'
  | 'sentAt'
  | 'reissueOf'
  | 'unverified'
>;

/** synced: the view is the base. createRejected: it exists only in a refused command. */
export type LocalState = 'synced' | 'pending' | 'blocked' | 'createRejected';

export type LocalDocument = {
  [T in AggregateType]: {
    readonly type: T;
    readonly id: string;
    /** What the server last said; null before it said anything. `epoch` names epoch and round of full pull, at most 60 characters. */
    readonly base: {
      readonly version: number;
      readonly epoch: string;
      readonly seq: number;
      readonly state: StateOf[T];
    } | null;
    /** The view: base with own unsettled commands on top. */
    readonly state: StateOf[T];
    readonly history: readonly HistoryEntry[];
    readonly pendingCount: number;
    readonly localState: LocalState;
    readonly blocked: readonly { readonly id: CommandId; readonly refusal: BusinessRefusal }[];
    readonly unverified: boolean;
    /** Held on request although it may be outside the scope. */
    readonly pinned: boolean;
    /** Not in the scope as far as is known here; kept only for own commands or a pin. */
    readonly gone: boolean;
  };
}[AggregateType];

/** Where this device stands in the server's feed, and what it knows of it. */
export type SyncPosition = {
  readonly cursor: number;
  readonly epoch: string | null;
  /** Full pulls begun so far. A base of an earlier round always loses. */
  readonly round: number;
  /** A full pull is under way; at its end the bases it did not bring are dropped. */
  readonly sweep: boolean;
  readonly scope: string | null;
  readonly head: number;
  readonly backedUpTo: number;
  /** How many of this device's numbers the server has, as it said last. */
  readonly received: number;
  readonly lastSuccessAt: Instant | null;
  /** The first pull has come to the feed's end once: from then on an empty list is empty. */
  readonly complete: boolean;
};

export const startOfFeed: SyncPosition = {
  cursor: 0,
  epoch: null,
  round: 0,
  sweep: false,
  scope: null,
  head: 0,
  backedUpTo: 0,
  received: 0,
  lastSuccessAt: null,
  complete: false,
};

/** A document with the revision it was read at; writing it back with another revision behind it is refused. */
export type Held = { readonly document: LocalDocument; readonly revision: string };
export type Removal = { readonly ref: Ref; readonly revision: string };
export type DocumentWrite = {
  readonly document: LocalDocument;
  /** null: there was none */ readonly revision: string | null;
};

export type Changed = 'commands' | 'documents' | 'position';

export type LocalStore = {
  /**
   * Durable when it resolves. Gives the next number; two windows that append at once both succeed, contiguously.
   * `build` is asked again with the next number when another window was quicker, so what it reads is never stale;
   * where it answers null nothing is appended.
   * @param atLeast a number below which nothing is given, for a device that continues behind what the server has seen
   */
  readonly append: (build: (seq: number) => Promise<NewCommand | null>, atLeast?: number) => Promise<OutboxRow | null>;
  /**
   * As `append`, for many that do not stand on each other; all of one call are durable together. Where another window took
   * some of the numbers, `build` is asked again for what is left. @param build is told what of this call is durable already
   */
  readonly appendAll: (
    build: (seq: number, done: readonly OutboxRow[]) => Promise<readonly NewCommand[]>,
    atLeast?: number,
  ) => Promise<readonly OutboxRow[]>;
  /** queued and accepted ones, by seq. */
  readonly unsettled: () => Promise<readonly OutboxRow[]>;
  /**
   * queued and accepted ones that touch an aggregate or stand on a command of these ids, and what shares aggregates with them,
   * by seq; perhaps some that were tied to these by what is settled by now. Costs what it answers, not what is under way.
   */
  readonly about: (ids: Iterable<string>) => Promise<readonly OutboxRow[]>;
  /** queued ones behind a number, by seq. */
  readonly queued: (limit: number, afterSeq: number) => Promise<readonly OutboxRow[]>;
  /** by seq */
  readonly accepted: () => Promise<readonly OutboxRow[]>;
  readonly rejected: () => Promise<readonly OutboxRow[]>;
  readonly rows: (ids: readonly CommandId[]) => Promise<readonly OutboxRow[]>;
  /** settled and acknowledged ones, oldest first, for retention. */
  readonly finished: (limit: number) => Promise<readonly OutboxRow[]>;
  /** Atomic per row: `change` sees the row as it is and returns what differs, or null to leave it. Answers the rows as they are now, by key. */
  readonly changeRows: (
    ids: readonly CommandId[],
    change: (row: OutboxRow) => Partial<OutboxRow> | null,
  ) => Promise<readonly OutboxRow[]>;
  /** Keeps a refusal of this author that another device made. */
  readonly keepForeign: (rows: readonly OutboxRow[]) => Promise<void>;
  readonly deleteRows: (keys: readonly string[]) => Promise<void>;
  readonly highestSeq: () => Promise<number>;
  /** How many rows there are of each status; of what another window wrote a moment ago, perhaps not yet. */
  readonly counts: () => Promise<Readonly<Record<OutboxStatus, number>>>;
  readonly documents: (refs: readonly Ref[]) => Promise<ReadonlyMap<string, Held>>;
  /** Writes all it can; answers the keys whose revision had moved on. */
  readonly write: (writes: readonly DocumentWrite[]) => Promise<readonly string[]>;
  /** Removes all it can; answers the keys whose revision had moved on. What is not there any more is no matter. */
  readonly remove: (removals: readonly Removal[]) => Promise<readonly string[]>;
  /** Ids of one kind with their base's epoch and version, for scope and epoch changes. */
  readonly bases: (type: AggregateType) => Promise<
    readonly {
      readonly id: string;
      readonly epoch: string | null;
      readonly version: number;
      readonly pinned: boolean;
    }[]
  >;
  /** Documents whose view is not just their base: own commands are on top, or were until a crash. */
  readonly unsynced: () => Promise<readonly Ref[]>;
  readonly position: () => Promise<SyncPosition>;
  readonly setPosition: (change: Partial<SyncPosition>) => Promise<void>;
  /** Called after any change of this store, in this window or another. */
  readonly onChange: (listener: (what: Changed) => void) => () => void;
  readonly close: () => Promise<void>;
};

export const SEQ_DIGITS = 10;
export const seqKey = (seq: number) => String(seq).padStart(SEQ_DIGITS, '0');
export const foreignKey = (id: CommandId) => `!${id}`;
