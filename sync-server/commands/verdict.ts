// What became of one command of a batch, before anything is written.
import type { Ref } from 'shared/aggregate';
import type { RetryCode } from 'shared/contract/codes';
import type { CommandId, PersonId } from 'shared/ids';
import type { Consequences } from 'shared/order/saga';
import type { AnyEvent, AnyState } from 'shared/states';
import type { StoredAnswer } from '../store/known';
import type { Readable, Unreadable } from './read-batch';

/** What a command did to one aggregate. */
export type Change = {
  readonly ref: Ref;
  readonly events: readonly AnyEvent[];
  /** The version after the last of these events. */
  readonly version: number;
  /** The state before them. */
  readonly before: AnyState;
  /** The state after them. */
  readonly state: AnyState;
  readonly consequences: Consequences | null;
};

type Numbered = {
  /** Counts the new receipts of the batch from 1. */
  readonly offset: number;
  readonly deviceSeq: number | null;
  readonly userId: PersonId | null;
  readonly versions: Readonly<Record<string, number>>;
};
export type Accepted = Numbered & {
  readonly status: 'accepted';
  readonly received: Readable;
  readonly changes: readonly Change[];
};
export type Rejected = Numbered & {
  readonly status: 'rejected';
  readonly received: Readable | Unreadable;
  readonly code: string;
  readonly params: Readonly<Record<string, unknown>>;
};
/** New receipts. */
export type Receipted = Accepted | Rejected;

export type Verdict =
  | Receipted
  | { readonly status: 'answered'; readonly answer: StoredAnswer }
  /** The id names another command; `by` is whose answer it has. */
  | { readonly status: 'reused'; readonly id: CommandId; readonly by: StoredAnswer | Receipted }
  | { readonly status: 'nameless'; readonly detail: string }
  | { readonly status: 'postponed'; readonly id: CommandId }
  /** The subject is at another version than the caller has seen. */
  | { readonly status: 'stale'; readonly id: CommandId; readonly version: number }
  | { readonly status: 'retry'; readonly id: CommandId; readonly code: RetryCode }
  /** Failed alone before: to be tried alone again. */
  | { readonly status: 'onHold'; readonly id: CommandId };
