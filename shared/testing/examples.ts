// Small orders, people and commands that read well in a test. Everything is fixed: no clock, no chance.
import type { Command } from '../command';
import type { CommandType } from '../command-table';
import { settingsIdOf } from '../ids';
import { commandId, customerId, orderId, organisationId, personId, productId, siteId } from '../ids';
import type { Instant } from '../instant';
import { instantFromMillis } from '../instant';
import type { Money } from '../money';
import { money } from '../money';
import { currency } from '../currency';
import type { PlaceOrder } from '../order/commands';
import type { Line } from '../order/line';
import { unitPrice } from '../unit-price';

/** The n-th of a row of ids that sort in their order. */
export const exampleId = (n: number) => `0190a3f0-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;

export const ORGANISATION = organisationId(exampleId(1));
export const SETTINGS = settingsIdOf(ORGANISATION);
export const ORDER = orderId(exampleId(10));
export const OTHER_ORDER = orderId(exampleId(11));
export const PRODUCT = productId(exampleId(20));
export const CUSTOMER = customerId(exampleId(30));
export const OTHER_CUSTOMER = customerId(exampleId(31));
export const CLERK = personId(exampleId(40));
export const MANAGER = personId(exampleId(41));
export const ADMIN = personId(exampleId(42));
export const SITE = siteId(exampleId(50));
export const REFUSED = commandId(exampleId(60));

export const EUR = currency('EUR');
export const euro = (minor: number): Money => money(minor, EUR);

export const NOON: Instant = instantFromMillis(1_768_478_400_000);

type PayloadOf<T extends CommandType> = Extract<Command, { type: T }>['payload'];
type Stamp = Partial<Pick<Command, 'id' | 'author' | 'occurredAt'>>;

/** A command as a clerk gave it at noon, unless said otherwise. */
export function command<T extends CommandType>(type: T, subject: string, payload: PayloadOf<T>, stamp: Stamp = {}) {
  const envelope = { id: commandId(exampleId(1_000)), author: CLERK, occurredAt: NOON, ...stamp };
  // Type and payload are paired by the signature; the union cannot be rebuilt from its parts without saying so.
  return { ...envelope, type, subject, payload } as Extract<Command, { type: T }>;
}

export const line = (changes: Partial<Line> = {}): Line => ({
  sku: 'LAMP-1',
  description: 'Lantern',
  quantity: 2,
  unitPrice: unitPrice(25_500),
  discount: null,
  taxBasisPoints: 1_900,
  ...changes,
});

/** Two lanterns at 2.55, 19 % tax on top: 5.10 net, 6.07 gross. */
export const orderPayload = (changes: Partial<PlaceOrder['payload']> = {}): PlaceOrder['payload'] => ({
  number: 'W3-000412',
  origin: 'desk',
  source: '',
  currency: EUR,
  customerId: null,
  contact: { fullName: 'Ada Byron', email: 'ada@example.org' },
  reference: '',
  lines: [line()],
  discount: null,
  shipping: null,
  taxIncluded: false,
  rounding: 'line',
  ...changes,
});

export const GROSS = euro(607);

export const placeOrder = (changes: Partial<PlaceOrder['payload']> = {}) =>
  command('PlaceOrder', ORDER, orderPayload(changes));

export function amendOrder(changes: Partial<PayloadOf<'AmendOrder'>> = {}) {
  const { number: _, origin: __, source: ___, currency: ____, ...content } = orderPayload();
  return command('AmendOrder', ORDER, { ...content, ...changes });
}

const SHOPPER = { fullName: 'Ada Byron', email: 'ada@example.org' };

export const checkout = (changes: Partial<PayloadOf<'RecordCheckout'>> = {}) =>
  command(
    'RecordCheckout',
    ORDER,
    { source: 'shop', basketId: 'basket-1', contact: SHOPPER, total: GROSS, ...changes },
    { author: null },
  );

export const basketDeletion = (
  outcome: 'complete' | 'failed',
  changes: Partial<PayloadOf<'RecordBasketDeletion'>> = {},
) =>
  command(
    'RecordBasketDeletion',
    ORDER,
    { outcome, basketId: 'basket-1', email: null, total: GROSS, ...changes },
    { author: null },
  );

export const shopStatus = (status: 'completed' | 'cancelled', changes: Partial<PayloadOf<'RecordShopStatus'>> = {}) =>
  command(
    'RecordShopStatus',
    ORDER,
    { status, basketId: 'basket-1', contact: SHOPPER, total: GROSS, ...changes },
    { author: null },
  );

export const passDeadline = (attempts: number) => command('PassDeadline', ORDER, { attempts }, { author: null });
export const completeOrder = () => command('CompleteOrder', ORDER, {});
export const cancelOrder = (reason = 'changed their mind') => command('CancelOrder', ORDER, { reason });
export const retryOrder = () => command('RetryOrder', ORDER, {}, { author: MANAGER });
export const placeHold = (n = 70) => command('PlaceHold', ORDER, { holdId: exampleId(n), reason: 'address unclear' });
export const changeSettings = (changes: PayloadOf<'ChangeSettings'>) =>
  command('ChangeSettings', SETTINGS, changes, { author: ADMIN });
