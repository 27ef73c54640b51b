// One order as a list shows it: a tenth of the whole, so that every order of a device is at hand for sorting and filtering.
import type { KnownOrder } from 'shared/order/order';
import type { Filtered } from 'shared/order/order-filter';
import { filteredOf } from 'shared/order/order-filter';
import { documentOf } from '../projections';
import type { DocumentRecord } from '../schemas';
import type { LocalDocument, LocalState } from '../store';

export type OrderEntry = Filtered & {
  readonly id: string;
  /** Lines; none for an order of the shop. */
  readonly lines: number;
  readonly localState: LocalState;
};

/** Null for what a list does not show. */
export const entryOf = (record: DocumentRecord): OrderEntry | null => entryOfDocument(documentOf(record));

/** As above. */
export function entryOfDocument(document: LocalDocument): OrderEntry | null {
  if (document.type !== 'order' || document.state.status === 'new') return null;
  return entryOfOrder(document.state, document.localState);
}

export const entryOfOrder = (order: KnownOrder, localState: LocalState): OrderEntry => ({
  ...filteredOf(order),
  id: order.id,
  lines: order.lines.length,
  localState,
});
