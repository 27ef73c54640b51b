// The goods and the people of the demo: always the same for a seed.
import { currency } from '../currency';
import type { CustomerProfile } from '../customer/customer';
import type { CustomerId, OrganisationId, ProductId } from '../ids';
import { customerId, derivedId, productId } from '../ids';
import type { ProductContent } from '../product/product';
import { unitPrice } from '../unit-price';
import { between, oneOf, seeded } from './seeded';
import { FIRST_NAMES, LAST_NAMES, MATERIALS, STREETS, THINGS, TOWNS, VARIANTS } from './words';

export const SOURCE = 'demo';
export const PRODUCT_COUNT = 240;
const CENT = 100;

/** Numbers that keep the sequences of one seed apart. */
const PRODUCTS = 1;
const CUSTOMERS = 2;
export const ORDERS = 3;

export type DemoProduct = { readonly id: ProductId; readonly content: ProductContent };
export type DemoCustomer = { readonly id: CustomerId; readonly reference: string; readonly profile: CustomerProfile };
export type DemoOrigin = { readonly seed: number; readonly organisation: OrganisationId };

/** Prices from 0.80 to 149.99; food and books at the lower rate, here every sixth thing. */
export function demoProduct({ seed, organisation }: DemoOrigin, n: number): DemoProduct {
  const chance = seeded(seed, PRODUCTS, n);
  const [material, thing, variant] = [oneOf(chance, MATERIALS), oneOf(chance, THINGS), oneOf(chance, VARIANTS)];
  const sku = `${thing.slice(0, 4).toUpperCase()}-${String(n + 1).padStart(4, '0')}`;
  const dear = chance() < 0.1;
  return {
    id: productId(derivedId(organisation, SOURCE, `product ${sku}`)),
    content: {
      sku,
      name: `${material} ${thing}, ${variant}`,
      barcode: `40${String(between(chance, 0, 99_999_999_999)).padStart(11, '0')}`,
      unitPrice: unitPrice(between(chance, dear ? 2_000 : 80, dear ? 14_999 : 2_499) * CENT),
      currency: currency('EUR'),
      taxBasisPoints: n % 6 === 0 ? 700 : 1_900,
    },
  };
}

/** Every twelfth has given no e-mail. */
export function demoCustomer({ seed, organisation }: DemoOrigin, n: number): DemoCustomer {
  const chance = seeded(seed, CUSTOMERS, n);
  const [first, last] = [oneOf(chance, FIRST_NAMES), oneOf(chance, LAST_NAMES)];
  const reference = `K-${String(n + 1).padStart(5, '0')}`;
  const address = `${between(chance, 1, 180)} ${oneOf(chance, STREETS)} Street, ${oneOf(chance, TOWNS)}`;
  return {
    id: customerId(derivedId(organisation, SOURCE, `customer ${reference}`)),
    reference,
    profile: {
      name: `${first} ${last}`,
      email: n % 12 === 11 ? '' : `${first}.${last}.${n + 1}@example.org`.toLowerCase(),
      phone: `+00 555 ${String(between(chance, 0, 9_999_999)).padStart(7, '0')}`,
      address,
    },
  };
}

/** About one for twenty orders; the first orders come from the first of them. */
export const customerCount = (orders: number): number => Math.min(5_000, Math.max(20, Math.ceil(orders / 20)));
