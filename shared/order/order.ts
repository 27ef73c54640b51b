// An order and the states of its saga. A state carries only what is true in it.
import type { Currency } from '../currency';
import type { CustomerId, OrderId, PersonId } from '../ids';
import type { Instant } from '../instant';
import type { Money } from '../money';
import { money } from '../money';
import type { LineFulfilment } from './fulfilment';
import type { Discount, Line, Rounding, Shipping } from './line';
import type { PaymentEntry } from './payment';
import type { Totals } from './totals';

/** Who bought. Personal: kept apart in stored events, and null once retention has removed it. */
export type Contact = { readonly fullName: string | null; readonly email: string | null };

export type OrderKind = 'sale' | 'credit';
export type Origin = 'desk' | 'import' | 'shop';

export type Note = {
  readonly id: string;
  readonly text: string | null;
  readonly by: PersonId | null;
  readonly at: Instant;
};
export type Hold = { readonly id: string; readonly reason: string; readonly by: PersonId | null; readonly at: Instant };

/** Something the shop says that our books do not; becomes a break once there is reconciliation. */
export type Difference =
  | { readonly type: 'amount-drift'; readonly ours: Money; readonly theirs: Money; readonly at: Instant }
  | {
      readonly type: 'guard-failed';
      readonly status: 'completed' | 'cancelled';
      readonly reason: string;
      readonly at: Instant;
    };

/** A message that was owed to the customer and could not be addressed (no e-mail or no name). */
export type NotificationDebt = {
  readonly message: 'CompleteOrderCommand' | 'CancelOrderCommand';
  readonly at: Instant;
};

/** What the shop's basket is to a placed order: none for desk orders, open until the shop says what became of it. */
export type Basket =
  | { readonly status: 'none' }
  | { readonly status: 'open'; readonly id: string }
  | { readonly status: 'deleted'; readonly id: string };

export type FailureReason = 'basket-not-deleted' | 'no-answer';

export type OrderFacts = {
  readonly id: OrderId;
  readonly number: string;
  readonly kind: OrderKind;
  readonly origin: Origin;
  /** Where an imported or shop order came from; '' for the desk. */
  readonly source: string;
  readonly customerId: CustomerId | null;
  readonly contact: Contact | null;
  /** The customer's own reference, '' when none. */
  readonly reference: string;
  readonly currency: Currency;
  readonly lines: readonly Line[];
  readonly discount: Discount | null;
  readonly shipping: Shipping | null;
  readonly taxIncluded: boolean;
  readonly rounding: Rounding;
  readonly totals: Totals;
  readonly placedAt: Instant;
  readonly placedBy: PersonId | null;
  readonly basket: Basket;
  /** Retries of PlaceOrderCommand so far. */
  readonly attempts: number;
  readonly onAccount: boolean;
  readonly payments: readonly PaymentEntry[];
  readonly fulfilment: readonly LineFulfilment[];
  readonly holds: readonly Hold[];
  readonly notes: readonly Note[];
  readonly differences: readonly Difference[];
  readonly debts: readonly NotificationDebt[];
};

export type Order =
  | { readonly status: 'new' }
  | ({ readonly status: 'placed' } & OrderFacts)
  | ({ readonly status: 'completed'; readonly completedAt: Instant } & OrderFacts)
  | ({ readonly status: 'cancelled'; readonly cancelledAt: Instant; readonly reason: string } & OrderFacts)
  | ({ readonly status: 'failed'; readonly failedAt: Instant; readonly why: FailureReason } & OrderFacts);

export type KnownOrder = Exclude<Order, { status: 'new' }>;
export type OrderStatus = Order['status'];

export const newOrder: Order = { status: 'new' };

export const grossOf = (order: KnownOrder): Money => money(order.totals.gross, order.currency);

/** E-mail and full name both present and not blank. */
export function notifiable(contact: Contact | null): contact is { fullName: string; email: string } {
  return (contact?.fullName ?? '').trim() !== '' && (contact?.email ?? '').trim() !== '';
}
