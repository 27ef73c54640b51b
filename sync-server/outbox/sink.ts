// Somewhere announcements go. A sink takes one message at a time and says what became of it.
import type { OutboxMessage } from '../store/outbox';

/** `try-again` may work later; `park` never will. Reasons are for people and name no person. */
export type Delivery =
  | { readonly type: 'delivered' }
  | { readonly type: 'try-again'; readonly reason: string }
  | { readonly type: 'park'; readonly reason: string };

export type Sink = {
  readonly id: string;
  /** `strict`: what waits or is parked holds back what follows of its own key. `none`: what follows passes. */
  readonly ordering: 'strict' | 'none';
  /** @param signal ends when the relay stops waiting for the answer */
  readonly deliver: (message: OutboxMessage, signal: AbortSignal) => Promise<Delivery>;
};
