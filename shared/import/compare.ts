// An order of a file against what is there already. Importing never overwrites.
import { sameContent } from '../order/content';
import type { Order } from '../order/order';
import type { Placement } from './verdict';

/** What the books know of an order with the placement's id. */
export type Known = {
  readonly order: Order | undefined;
  /** Whether a command with the placement's own id has been accepted before. */
  readonly placedBefore: boolean;
};

export type Comparison = 'new' | 'already-present' | 'changed';

/**
 * The command id of a placement is derived from the order's id and everything the file says about it, so an accepted
 * command of that id is this very import: what people have done to the order since is theirs and no difference of the file's.
 * Where another id placed the order, its content decides.
 */
export function compare(placement: Placement, { order, placedBefore }: Known): Comparison {
  if (placedBefore) return 'already-present';
  if (order === undefined || order.status === 'new') return 'new';
  return sameContent(order, placement.payload) ? 'already-present' : 'changed';
}
