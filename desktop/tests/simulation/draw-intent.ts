// What a clerk does next, drawn by chance from what they see. Some of it is meant to be refused.
import { currency } from 'shared/currency';
import { customerId, orderId, productId } from 'shared/ids';
import type { Customer } from 'shared/customer/customer';
import type { Order } from 'shared/order/order';
import type { Line } from 'shared/order/line';
import { unitPrice } from 'shared/unit-price';
import type { Random } from './random';

/** What can be seen on one desktop. */
export type Sight = {
  readonly orders: ReadonlyMap<string, Order>;
  readonly customers: ReadonlyMap<string, Customer>;
  readonly products: readonly string[];
  readonly settingsId: string;
};

/** A command before it is stamped. */
export type DrawnIntent = {
  readonly type: string;
  readonly subject: string;
  readonly payload: Readonly<Record<string, unknown>>;
};

export function drawIntent(random: Random, sight: Sight): DrawnIntent {
  const orders = [...sight.orders.keys()].sort();
  const customers = [...sight.customers]
    .filter(([, { status }]) => status === 'active')
    .map(([id]) => id)
    .sort();
  const kind = random.weighted({
    place: 8,
    amend: orders.length > 0 ? 4 : 0,
    note: orders.length > 0 ? 3 : 0,
    hold: orders.length > 0 ? 3 : 0,
    release: orders.length > 0 ? 2 : 0,
    complete: orders.length > 0 ? 4 : 0,
    cancel: orders.length > 0 ? 4 : 0,
    retry: orders.length > 0 ? 1 : 0,
    createCustomer: 4,
    changeCustomer: customers.length > 0 ? 5 : 0,
    merge: customers.length > 1 ? 5 : 0,
    createProduct: 1,
    withdrawProduct: sight.products.length > 0 ? 1 : 0,
  });
  const order = () => random.pick(orders);
  const dueOrder = () => (random.chance(0.5) ? placedFirst(sight.orders, orders) : order());
  switch (kind) {
    case 'place':
      return placeOrder(random, customers);
    case 'amend':
      return { type: 'AmendOrder', subject: order(), payload: content(random, customers) };
    case 'note':
      return {
        type: 'AddNote',
        subject: order(),
        payload: { noteId: drawnId(random), text: `note ${random.int(1, 999)}` },
      };
    case 'hold':
      return {
        type: 'PlaceHold',
        subject: order(),
        payload: { holdId: drawnId(random), reason: 'waiting for the customer' },
      };
    case 'release':
      return releaseHold(random, sight, order());
    case 'complete':
      return { type: 'CompleteOrder', subject: dueOrder(), payload: {} };
    case 'cancel':
      return { type: 'CancelOrder', subject: dueOrder(), payload: { reason: 'changed their mind' } };
    case 'retry':
      return { type: 'RetryOrder', subject: order(), payload: {} };
    case 'createCustomer':
      return { type: 'CreateCustomer', subject: drawnId(random), payload: profile(random) };
    case 'changeCustomer':
      return { type: 'ChangeCustomer', subject: random.pick(customers), payload: profile(random) };
    case 'merge':
      return mergeCustomers(random, customers);
    case 'createProduct':
      return { type: 'CreateProduct', subject: productId(drawnId(random)), payload: product(random) };
    case 'withdrawProduct':
      return { type: 'WithdrawProduct', subject: random.pick(sight.products), payload: {} };
  }
}

/** Among those still open the one that waits longest, as a clerk works: what leaves the working set once done is then really done. */
function placedFirst(known: Sight['orders'], ids: readonly string[]): string {
  const waiting = ids.flatMap((id) => {
    const order = known.get(id);
    return order?.status === 'placed' ? [{ id, placedAt: order.placedAt }] : [];
  });
  const [first] = waiting.sort((a, b) => (a.placedAt < b.placedAt ? -1 : 1));
  return first?.id ?? ids[0] ?? '';
}

function placeOrder(random: Random, customers: readonly string[]): DrawnIntent {
  const payload = {
    ...content(random, customers),
    number: `S-${random.int(1, 999_999)}`,
    origin: 'desk',
    source: '',
    currency: currency('EUR'),
  };
  return { type: 'PlaceOrder', subject: orderId(drawnId(random)), payload };
}

function content(random: Random, customers: readonly string[]) {
  return {
    customerId: customers.length > 0 && random.chance(0.5) ? customerId(random.pick(customers)) : null,
    contact: random.chance(0.7)
      ? { fullName: `Person ${random.int(1, 50)}`, email: `p${random.int(1, 50)}@example.org` }
      : null,
    reference: `R${random.int(1, 99)}`,
    lines: Array.from({ length: random.int(1, 4) }, () => line(random)),
    discount: random.chance(0.3) ? { type: 'rate', basisPoints: random.int(0, 10_000) } : null,
    shipping: random.chance(0.3) ? { minor: random.int(0, 900), taxBasisPoints: 1_900 } : null,
    taxIncluded: random.chance(0.5),
    rounding: random.chance(0.5) ? 'line' : 'order',
  };
}

/** One line in forty has no quantity, which both ends refuse. */
function line(random: Random): Line {
  return {
    sku: `SKU-${random.int(1, 40)}`,
    description: 'Lantern',
    quantity: random.chance(0.025) ? 0 : random.int(1, 12),
    unitPrice: unitPrice(random.int(0, 500_000)),
    discount: null,
    taxBasisPoints: random.pick([0, 700, 1_900]),
  };
}

function releaseHold(random: Random, sight: Sight, subject: string): DrawnIntent {
  const order = sight.orders.get(subject);
  const held = order === undefined || order.status === 'new' ? [] : order.holds;
  return {
    type: 'ReleaseHold',
    subject,
    payload: { holdId: held.length > 0 ? random.pick(held).id : drawnId(random) },
  };
}

function mergeCustomers(random: Random, customers: readonly string[]): DrawnIntent {
  const subject = random.pick(customers);
  return {
    type: 'MergeCustomer',
    subject,
    payload: { mergedId: random.pick(customers.filter((id) => id !== subject)) },
  };
}

const profile = (random: Random) => ({
  reference: `C${random.int(1, 99)}`,
  profile: { name: `Customer ${random.int(1, 99)}`, email: '', phone: '', address: '' },
});

const product = (random: Random) => ({
  sku: `SKU-${random.int(1, 99)}`,
  name: 'Lantern',
  barcode: '',
  unitPrice: random.int(0, 99_999),
  currency: 'EUR',
  taxBasisPoints: 1_900,
});

/** A version 4 shaped id from the seed, so that a run can be had again. */
export function drawnId(random: Random): string {
  const hex = (digits: number) => Array.from({ length: digits }, () => random.int(0, 15).toString(16)).join('');
  return `${hex(8)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(12)}`;
}
