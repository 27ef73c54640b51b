// The shop's own facts. They are never refused: where our guard fails they are applied and the difference is noted.
import { accept, postpone } from '../decision';
import type { Instant } from '../instant';
import type { Money } from '../money';
import { equal } from '../money';
import type { Settings } from '../settings/settings';
import { cancellationRefusal, cancelled, completed, completionRefusal } from './advance';
import type { RecordBasketDeletion, RecordCheckout, RecordShopStatus, ShopFact } from './commands';
import type { OrderDecision } from './decide';
import type { OrderEvent } from './events';
import type { Contact, KnownOrder, Order } from './order';
import { grossOf } from './order';

export function recordCheckout(command: RecordCheckout, order: Order): OrderDecision {
  const { payload, occurredAt } = command;
  if (order.status === 'new') return accept(placedByShop(command));
  if (order.status === 'placed') return accept(...drift(order, payload.total, occurredAt));
  return accept(ignored(command));
}

/** A shop order has no lines: its gross is the declared total. */
function placedByShop({ subject, payload, occurredAt }: RecordCheckout): OrderEvent {
  const { minor, currency } = payload.total;
  return {
    type: 'OrderPlaced',
    number: `SHOP-${subject.slice(0, 8).toUpperCase()}`,
    kind: minor < 0 ? 'credit' : 'sale',
    origin: 'shop',
    source: payload.source,
    customerId: null,
    contact: payload.contact,
    reference: '',
    currency,
    lines: [],
    discount: null,
    shipping: null,
    taxIncluded: true,
    rounding: 'line',
    totals: { net: minor, tax: 0, gross: minor, goods: minor, discount: 0 },
    basketId: payload.basketId,
    placedAt: occurredAt,
    placedBy: null,
  };
}

export function recordBasketDeletion(command: RecordBasketDeletion, order: Order): OrderDecision {
  const { payload, occurredAt } = command;
  if (order.status === 'new') return postpone('order-unknown');
  if (order.status !== 'placed') return accept(ignored(command));
  const noted = drift(order, payload.total, occurredAt);
  if (payload.outcome === 'failed') {
    const email = payload.email ?? order.contact?.email ?? null;
    return accept(
      { type: 'OrderFailed', failedAt: occurredAt, why: 'basket-not-deleted', total: payload.total, email },
      ...noted,
    );
  }
  if (order.basket.status !== 'open') return accept(ignored(command));
  return accept({ type: 'BasketDeleted', total: payload.total }, ...noted);
}

export function recordShopStatus(
  command: RecordShopStatus,
  order: Order,
  settings: Settings | undefined,
): OrderDecision {
  const { payload, occurredAt } = command;
  if (order.status === 'new') return postpone('order-unknown');
  if (order.status !== 'placed') return accept(ignored(command));
  const contact = merged(payload.contact, order.contact);
  const noted = [
    ...guardDifference(payload.status, order, settings, occurredAt),
    ...drift(order, payload.total, occurredAt),
  ];
  const events =
    payload.status === 'completed'
      ? completed(order, occurredAt, payload.total, contact)
      : cancelled(order, occurredAt, payload.total, contact, 'cancelled in the shop');
  return { ...accept(...events, ...noted), unverified: settings === undefined };
}

function guardDifference(
  status: 'completed' | 'cancelled',
  order: KnownOrder,
  settings: Settings | undefined,
  at: Instant,
): OrderEvent[] {
  const refusal = status === 'completed' ? completionRefusal(order, settings) : cancellationRefusal(order);
  if (refusal === null) return [];
  return [{ type: 'DifferenceNoted', difference: { type: 'guard-failed', status, reason: refusal.code, at } }];
}

/** The event's value wins in what follows; the difference is noted once per amount. */
function drift(order: KnownOrder, theirs: Money, at: Instant): OrderEvent[] {
  const ours = grossOf(order);
  const known = order.differences.some((noted) => noted.type === 'amount-drift' && equal(noted.theirs, theirs));
  if (known || equal(ours, theirs)) return [];
  return [{ type: 'DifferenceNoted', difference: { type: 'amount-drift', ours, theirs, at } }];
}

/** What the event names wins; what it leaves blank is known from the order. */
function merged(said: Contact, known: Contact | null): Contact {
  return {
    fullName: filled(said.fullName) ?? known?.fullName ?? null,
    email: filled(said.email) ?? known?.email ?? null,
  };
}

const filled = (value: string | null) => (value === null || value.trim() === '' ? null : value);

function ignored(command: ShopFact): OrderEvent {
  return { type: 'ShopFactIgnored', fact: factName(command) };
}

function factName(command: ShopFact): string {
  switch (command.type) {
    case 'RecordCheckout':
      return 'UserCheckedOut';
    case 'RecordBasketDeletion':
      return command.payload.outcome === 'complete' ? 'BasketDeletedComplete' : 'BasketDeletedFailed';
    case 'RecordShopStatus':
      return command.payload.status === 'completed' ? 'OrderStatusChangedToComplete' : 'OrderStatusChangedToCancel';
  }
}
