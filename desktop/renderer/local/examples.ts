// Orders, documents and commands for tests of the local store, numbered so that a reader can follow them.
import { currency } from 'shared/currency';
import { commandId, customerId, orderId, personId } from 'shared/ids';
import { instantFromMillis } from 'shared/instant';
import type { KnownOrder } from 'shared/order/order';
import { priced } from 'shared/order/totals';
import { unitPrice } from 'shared/unit-price';
import type { LocalDocument, NewCommand } from './store';

export const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

const START = 1_760_000_000_000;
export const moment = (n: number) => instantFromMillis(START + n * 1000);
export const EPOCH = uuid(999);

/** A note on order 1, made after the one before. */
export const command = (n: number): NewCommand => ({
  id: commandId(uuid(n)),
  type: 'AddNote',
  v: 1,
  subject: uuid(1),
  touched: [`order:${uuid(1)}`],
  payload: { noteId: uuid(n), text: `note ${n}`, deep: { list: [1, { two: null }] } },
  after: n > 1 ? [commandId(uuid(n - 1))] : [],
  author: personId(uuid(7)),
  occurredAt: moment(n),
  sentAt: '',
  reissueOf: '',
  unverified: false,
});

/** An order as it stands after being placed. `n` is its number and, in seconds, its age. */
export function placedOrder(n: number, change: Partial<KnownOrder> = {}): KnownOrder {
  const pricing = {
    currency: currency('EUR'),
    lines: [
      {
        sku: '85123A',
        description: 'White heart',
        quantity: n,
        unitPrice: unitPrice(25_500),
        discount: null,
        taxBasisPoints: 0,
      },
    ],
    discount: null,
    shipping: null,
    taxIncluded: false,
    rounding: 'line',
  } as const;
  const facts = {
    ...pricing,
    id: orderId(uuid(n)),
    number: `W1-${String(n).padStart(6, '0')}`,
    kind: 'sale',
    origin: 'desk',
    source: '',
    customerId: null,
    contact: { fullName: `Customer ${n}`, email: null },
    reference: '',
    totals: priced(pricing).totals,
    placedAt: moment(n),
    placedBy: personId(uuid(7)),
    basket: { status: 'none' },
    attempts: 0,
    onAccount: false,
    payments: [],
    fulfilment: [],
    holds: [],
    notes: [],
    differences: [],
    debts: [],
  } as const;
  return { status: 'placed', ...facts, ...change } as KnownOrder;
}

type OrderDocument = Extract<LocalDocument, { type: 'order' }>;

export function syncedOrder(n: number, version = 1, state = placedOrder(n)): OrderDocument {
  return {
    type: 'order',
    id: uuid(n),
    base: { version, epoch: EPOCH, seq: n, state },
    state,
    history: [],
    pendingCount: 0,
    localState: 'synced',
    blocked: [],
    unverified: false,
    pinned: false,
    gone: false,
  };
}

/** Cancelled here, which the server does not know yet. */
export function pendingOrder(n: number): OrderDocument {
  const state = placedOrder(n, { status: 'cancelled', cancelledAt: moment(n), reason: 'asked' });
  return { ...syncedOrder(n), state, pendingCount: 1, localState: 'pending' };
}

/** Made here; the server has said nothing of it. */
export const newCustomer: LocalDocument = {
  type: 'customer',
  id: uuid(50),
  base: null,
  state: { status: 'active', merged: [customerId(uuid(51))], reference: '', profile: null },
  history: [],
  pendingCount: 1,
  localState: 'pending',
  blocked: [{ id: commandId(uuid(3)), refusal: { code: 'customer-unknown' } }],
  unverified: true,
  pinned: true,
  gone: true,
};
