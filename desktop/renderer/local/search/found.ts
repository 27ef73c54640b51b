// What a search answers with, and how the screens ask.
import type { CustomerId, OrderId, ProductId } from 'shared/ids';
import type { Instant } from 'shared/instant';
import type { Money } from 'shared/money';
import type { KnownOrder } from 'shared/order/order';
import type { ProductContent } from 'shared/product/product';
import type { Live } from '../live';

/** One line of a list: what it is called, and what tells it from others of that name. */
export type Found<Id extends string = string> = { readonly id: Id; readonly label: string; readonly detail: string };

export type FoundProduct = Found<ProductId> & { readonly withdrawn: boolean; readonly content: ProductContent };
export type FoundCustomer = Found<CustomerId> & { readonly name: string; readonly email: string };
export type FoundOrder = Found<OrderId> & {
  readonly status: KnownOrder['status'];
  readonly gross: Money;
  readonly placedAt: Instant;
};

/** What can be searched, and what is found there. */
export type FoundIn = {
  readonly products: FoundProduct;
  readonly customers: FoundCustomer;
  readonly orders: FoundOrder;
};
export type Kind = keyof FoundIn;
export const KINDS = ['products', 'customers', 'orders'] as const satisfies readonly Kind[];

/** A promise whose question was overtaken by a newer one of its kind stays open; so do those open when closing. */
export type Search = { readonly [K in Kind]: (text: string) => Promise<readonly FoundIn[K][]> } & {
  /** Whether all that was there at the start is in; what is in can be found before. */
  readonly ready: Live<boolean>;
  readonly close: () => void;
};
