// Plausible orders, as many as asked for, each about a kilobyte. The n-th one is the same however many there are.
import type { Currency } from '../currency';
import { currency } from '../currency';
import type { CommandId, OrderId, OrganisationId } from '../ids';
import { commandId, derivedId, orderId } from '../ids';
import type { Instant } from '../instant';
import { plusSeconds } from '../instant';
import type { PlaceOrder } from '../order/commands';
import type { Discount, Line } from '../order/line';
import type { UnitPrice } from '../unit-price';
import { unitPrice } from '../unit-price';
import type { DemoOrigin } from './catalogue';
import { customerCount, demoCustomer, demoProduct, ORDERS, PRODUCT_COUNT, SOURCE } from './catalogue';
import type { Chance } from './seeded';
import { between, oneOf, seeded } from './seeded';

export type DemoOptions = {
  readonly seed: number;
  readonly count: number;
  readonly organisation: OrganisationId;
  /** When the first order is placed. */
  readonly startingAt: Instant;
  /** How long after the order before; five minutes where it is left out. */
  readonly everySeconds?: number;
  /** Whether orders name the demo's customers by id, who then have to be created. */
  readonly linkCustomers?: boolean;
};

/** What a PlaceOrder says, and the ids it says it under; author and way of sending are the caller's. */
export type DemoOrder = {
  readonly n: number;
  readonly subject: OrderId;
  readonly id: CommandId;
  readonly occurredAt: Instant;
  readonly payload: PlaceOrder['payload'];
};

export function* generateOrders(options: DemoOptions): Iterable<DemoOrder> {
  const products = Array.from({ length: PRODUCT_COUNT }, (_, n) => demoProduct(options, n).content);
  for (let n = 0; n < options.count; n += 1) {
    const chance = seeded(options.seed, ORDERS, n);
    yield {
      n,
      subject: orderId(idOf(options, `order ${n}`)),
      id: commandId(idOf(options, `order ${n} PlaceOrder`)),
      occurredAt: momentOf(options, n, chance),
      payload: payloadOf(options, n, products, chance),
    };
  }
}

/** Ids of one seed; another seed makes other orders beside these. */
export const idOf = ({ seed, organisation }: DemoOrigin, what: string): string =>
  derivedId(organisation, SOURCE, `${seed} ${what}`);

function momentOf({ startingAt, everySeconds = 300 }: DemoOptions, n: number, chance: Chance): Instant {
  return plusSeconds(startingAt, everySeconds * n + between(chance, 0, Math.max(0, Math.floor(everySeconds) - 1)));
}

type Goods = ReturnType<typeof demoProduct>['content'];

function payloadOf(options: DemoOptions, n: number, products: readonly Goods[], chance: Chance): PlaceOrder['payload'] {
  const customer = demoCustomer(options, between(chance, 0, customerCount(n + 1) - 1));
  const money = chance() < 0.93 ? HOME : oneOf(chance, ABROAD);
  const sign = chance() < 0.04 ? -1 : 1;
  const lines = Array.from({ length: between(chance, 2, 9) }, () =>
    lineOf(oneOf(chance, products), money, sign, chance),
  );
  const ships = sign > 0 && chance() < 0.6;
  return {
    number: `DEMO-${String(n + 1).padStart(6, '0')}`,
    origin: 'desk',
    source: '',
    currency: money.currency,
    customerId: options.linkCustomers === true ? customer.id : null,
    contact: { fullName: customer.profile.name, email: customer.profile.email === '' ? null : customer.profile.email },
    reference: chance() < 0.2 ? `PO ${between(chance, 1_000, 99_999)}` : '',
    lines,
    discount: chance() < 0.08 ? discountOf(chance) : null,
    shipping: ships ? { minor: oneOf(chance, money.shipping), taxBasisPoints: 1_900 } : null,
    taxIncluded: chance() < 0.5,
    rounding: chance() < 0.9 ? 'line' : 'order',
  };
}

/** A line of one product, up to a dozen of it. */
function lineOf(
  { sku, name, unitPrice: price, taxBasisPoints }: Goods,
  money: DemoCurrency,
  sign: 1 | -1,
  chance: Chance,
): Line {
  const quantity = sign * between(chance, 1, chance() < 0.15 ? 12 : 4);
  const discount = chance() < 0.06 ? discountOf(chance) : null;
  return { sku, description: name, quantity, unitPrice: abroad(price, money), discount, taxBasisPoints };
}

const discountOf = (chance: Chance): Discount =>
  chance() < 0.7
    ? { type: 'rate', basisPoints: oneOf(chance, [250, 500, 1_000, 1_500]) }
    : { type: 'amount', minor: between(chance, 10, 150) };

type DemoCurrency = {
  readonly currency: Currency;
  /** About how much of it a euro buys. */
  readonly perEuro: number;
  /** What a price is a multiple of, in ten-thousandths. */
  readonly step: number;
  readonly shipping: readonly number[];
};

const HOME: DemoCurrency = { currency: currency('EUR'), perEuro: 1, step: 100, shipping: [490, 690, 1_290] };
const ABROAD: readonly DemoCurrency[] = [
  { currency: currency('GBP'), perEuro: 0.85, step: 100, shipping: [450, 950] },
  { currency: currency('USD'), perEuro: 1.1, step: 100, shipping: [990, 1_990] },
  { currency: currency('CHF'), perEuro: 0.95, step: 500, shipping: [900, 1_500] },
  { currency: currency('JPY'), perEuro: 160, step: 10_000, shipping: [1_200, 2_400] },
  { currency: currency('KWD'), perEuro: 0.34, step: 50, shipping: [2_500] },
];

function abroad(price: UnitPrice, { perEuro, step }: DemoCurrency): UnitPrice {
  return unitPrice(Math.max(step, Math.round((price * perEuro) / step) * step));
}
