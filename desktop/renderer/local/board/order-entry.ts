// One order as a list shows it: a tenth of the whole, so that every order of a device is at hand for sorting and filtering.
import type { Instant } from 'shared/instant';
import type { Money } from 'shared/money';
import type { KnownOrder, OrderStatus } from 'shared/order/order';
import { grossOf } from 'shared/order/order';
import { documentOf } from '../projections';
import type { DocumentRecord } from '../schemas';
import type { LocalState } from '../store';

export type OrderEntry = {
  readonly id: string;
  readonly number: string;
  readonly customer: string;
  readonly reference: string;
  readonly status: Exclude<OrderStatus, 'new'>;
  readonly placedAt: Instant;
  readonly gross: Money;
  /** Lines; none for an order of the shop. */
  readonly lines: number;
  /** On hold, and for how many reasons. */
  readonly holds: number;
  readonly localState: LocalState;
  /** What a search looks through: folded number, customer, reference and SKUs. */
  readonly words: string;
};

/** Null for what a list does not show. */
export function entryOf(record: DocumentRecord): OrderEntry | null {
  const document = documentOf(record);
  if (document.type !== 'order' || document.state.status === 'new') return null;
  return entryOfOrder(document.state, document.localState);
}

export function entryOfOrder(order: KnownOrder, localState: LocalState): OrderEntry {
  const { id, number, contact, reference, status, placedAt, lines, holds } = order;
  const customer = contact?.fullName ?? '';
  const skus = lines.map(({ sku }) => sku).join(' ');
  return {
    ...{ id, number, customer, reference, status, placedAt, localState },
    gross: grossOf(order),
    lines: lines.length,
    holds: holds.length,
    words: folded(`${number} ${customer} ${reference} ${skus}`),
  };
}

/** Without accents and capitals: people type neither. */
export const folded = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/\p{Diacritic}/gu, '')
    .toLowerCase();
