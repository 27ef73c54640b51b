// The answer of `decide`: yes with facts, no with a reason a clerk can act on, or not yet.
import { unreachable } from './unreachable';

export type Accepted<Event> = {
  readonly type: 'accepted';
  readonly events: readonly Event[];
  /** True when a consulted aggregate was not at hand, so its guards were skipped. The server never skips. */
  readonly unverified: boolean;
};
export type Refused<Refusal> = { readonly type: 'refused'; readonly refusal: Refusal };
/** Only facts of the shop wait: an event that overtook its checkout is held, and asked again later. */
export type Postponed = { readonly type: 'postponed'; readonly code: 'order-unknown' };
export type Decision<Event, Refusal> = Accepted<Event> | Refused<Refusal> | Postponed;

export const accept = <Event>(...events: readonly Event[]): Accepted<Event> => ({
  type: 'accepted',
  events,
  unverified: false,
});
export const refuse = <const Refusal>(refusal: Refusal): Refused<Refusal> => ({ type: 'refused', refusal });
export const postpone = (code: Postponed['code']): Postponed => ({ type: 'postponed', code });

/** The same decision with its events turned into others, for callers that address them. */
export function mapEvents<E, F, R>(decision: Decision<E, R>, map: (event: E) => F): Decision<F, R> {
  switch (decision.type) {
    case 'accepted':
      return { type: 'accepted', events: decision.events.map(map), unverified: decision.unverified };
    case 'refused':
    case 'postponed':
      return decision;
    default:
      return unreachable(decision);
  }
}
