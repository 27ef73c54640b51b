// Somewhere announcements go. A sink takes messages, several at a time, and says of each what became of it.
import type { OutboxMessage } from '../store/outbox';

/** Reasons are for people and name no person. */
export type Delivery =
  | { readonly type: 'delivered' }
  /** It may work later, not before `afterMs` where the other side said so. */
  | { readonly type: 'try-again'; readonly reason: string; readonly afterMs?: number }
  /** It never will. Unless `holds` is false, what follows of its key waits at a strict sink. */
  | { readonly type: 'park'; readonly reason: string; readonly holds?: boolean }
  /** The other side cannot be reached at all: no fault of the message, and no try is counted. */
  | { readonly type: 'unreachable'; readonly reason: string }
  /** The other side wants nothing any more. */
  | { readonly type: 'refuses-all'; readonly reason: string };

export type Sink = {
  readonly id: string;
  /** `strict`: what waits or is parked holds back what follows of its own key. `none`: what follows passes. */
  readonly ordering: 'strict' | 'none';
  /** How many messages it may be given at the same time; never two of one key where the ordering is strict. */
  readonly atOnce: number;
  /** @param withinMs after this the relay stops waiting for the answer */
  readonly deliver: (message: OutboxMessage, withinMs: number) => Promise<Delivery>;
  /** Why nothing can be delivered at the moment; null where it can be tried. */
  readonly obstacle?: () => string | null;
  /** Called when an obstacle may be gone. Answers with its undoing. */
  readonly onReady?: (listener: () => void) => () => void;
  readonly close?: () => Promise<void>;
};
