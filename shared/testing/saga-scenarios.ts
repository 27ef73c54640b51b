// Orders in every corner of the saga: each status with every basket, contact, hold, payment, shipment and attempt that matters.
import type { Command } from '../command';
import { contactSchema } from '../order/commands';
import type { Contact, KnownOrder, Order, OrderFacts } from '../order/order';
import { newOrder } from '../order/order';
import type { PaymentEntry } from '../order/payment';
import type { Guard, Trigger } from '../order/saga-table';
import type { Settings } from '../settings/settings';
import { defaultSettings } from '../settings/settings';
import {
  GROSS,
  NOON,
  basketDeletion,
  cancelOrder,
  checkout,
  completeOrder,
  exampleId,
  passDeadline,
  placeOrder,
  retryOrder,
  shopStatus,
} from './examples';
import { after, orderAfter } from './given';

export type Scenario = {
  readonly order: Order;
  readonly settings: Settings;
  readonly trigger: Trigger;
  readonly command: Command;
};

const NOBODY = contactSchema.parse({ fullName: null, email: null });
const CONTACTS: readonly Contact[] = [
  { fullName: 'Ada Byron', email: 'ada@example.org' },
  { fullName: 'Ada Byron', email: ' ' },
  { fullName: '', email: 'ada@example.org' },
];
const BASKETS: readonly OrderFacts['basket'][] = [
  { status: 'none' },
  { status: 'open', id: 'basket-1' },
  { status: 'deleted', id: 'basket-1' },
];
const HOLDS: readonly OrderFacts['holds'][] = [
  [],
  [{ id: exampleId(70), reason: 'address unclear', by: null, at: NOON }],
];
const CAPTURED: PaymentEntry = { id: exampleId(71), kind: 'captured', amount: GROSS, refundId: null };
const PAYMENTS: readonly OrderFacts['payments'][] = [
  [],
  [CAPTURED],
  [CAPTURED, { id: exampleId(72), kind: 'refund-granted', amount: GROSS, refundId: null }],
];
const SHIPMENTS: readonly OrderFacts['fulfilment'][] = [
  [],
  [{ reserved: 0, shipped: 2, returned: 0 }],
  [{ reserved: 0, shipped: 2, returned: 2 }],
];

export function* scenarios(): Generator<Scenario> {
  for (const completion of ['byHand', 'proven'] as const) {
    const settings: Settings = { ...defaultSettings, completion };
    yield* asked(newOrder, settings);
    for (const facts of corners()) for (const order of inEveryStatus(facts)) yield* asked(order, settings);
  }
}

function* corners(): Generator<OrderFacts> {
  const { status: _, ...facts } = orderAfter(after(placeOrder()));
  for (const contact of CONTACTS)
    for (const basket of BASKETS)
      for (const holds of HOLDS)
        for (const payments of PAYMENTS)
          for (const fulfilment of SHIPMENTS)
            for (const attempts of [1, 2]) yield { ...facts, contact, basket, holds, payments, fulfilment, attempts };
}

const inEveryStatus = (facts: OrderFacts): readonly KnownOrder[] => [
  { ...facts, status: 'placed' },
  { ...facts, status: 'completed', completedAt: NOON },
  { ...facts, status: 'cancelled', cancelledAt: NOON, reason: 'changed their mind' },
  { ...facts, status: 'failed', failedAt: NOON, why: 'no-answer' },
];

function* asked(order: Order, settings: Settings): Generator<Scenario> {
  const attempts = order.status === 'new' ? 0 : order.attempts;
  const commands: readonly (readonly [Trigger, Command])[] = [
    ['PlaceOrder', placeOrder()],
    ['UserCheckedOut', checkout()],
    ['BasketDeletedComplete', basketDeletion('complete')],
    ['BasketDeletedFailed', basketDeletion('failed')],
    ['DeadlinePassed', passDeadline(attempts)],
    ['DeadlinePassed', passDeadline(attempts + 1)],
    ['CompleteOrder', completeOrder()],
    ['CancelOrder', cancelOrder()],
    ['OrderStatusChangedToComplete', shopStatus('completed', { contact: NOBODY })],
    ['OrderStatusChangedToCancel', shopStatus('cancelled', { contact: NOBODY })],
    ['RetryOrder', retryOrder()],
  ];
  for (const [trigger, command] of commands) yield { order, settings, trigger, command };
}

/** Whether a message to the customer has somewhere to go: a name with a letter in it and an address with an @. */
export const canBeTold = ({ contact }: KnownOrder) =>
  /\w/.test(contact?.fullName ?? '') && /@/.test(contact?.email ?? '');

/** The guards said a second time, in other words than the code's, so that the table is not proven by itself. */
export function holds(guard: Guard, { order, settings, command }: Scenario): boolean {
  if (order.status === 'new') return false;
  const inTime =
    order.basket.status === 'open' && command.type === 'PassDeadline' && command.payload.attempts === order.attempts;
  const kinds = order.payments.map(({ kind }) => kind);
  switch (guard) {
    case 'basketOpen':
      return order.basket.status === 'open';
    case 'basketNotOpen':
      return order.basket.status !== 'open';
    case 'attemptsLeft':
      return inTime && order.attempts < settings.maxAttempts - 1;
    case 'noAttemptsLeft':
      return inTime && order.attempts >= settings.maxAttempts - 1;
    case 'overtaken':
      return !inTime;
    case 'mayComplete':
      return (
        order.holds.length === 0 &&
        (settings.completion === 'byHand' || (kinds.includes('captured') && order.fulfilment.length > 0))
      );
    case 'mayCancel':
      return (
        order.fulfilment.every(({ shipped, returned }) => shipped === returned) &&
        (kinds.length === 0 || kinds.includes('refund-granted'))
      );
  }
}
