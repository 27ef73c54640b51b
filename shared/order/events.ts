// What can become true of an order. Events are past, are stored for ever and are never edited.
import type { Currency } from '../currency';
import type { CustomerId, PersonId } from '../ids';
import type { Instant } from '../instant';
import type { Money } from '../money';
import type { Discount, Line, Rounding, Shipping } from './line';
import type { Contact, Difference, FailureReason, NotificationDebt, OrderKind, Origin } from './order';
import type { Totals } from './totals';

type Content = {
  readonly customerId: CustomerId | null;
  readonly contact: Contact | null;
  readonly reference: string;
  readonly lines: readonly Line[];
  readonly discount: Discount | null;
  readonly shipping: Shipping | null;
  readonly taxIncluded: boolean;
  readonly rounding: Rounding;
  readonly totals: Totals;
};

export type OrderPlaced = Content & {
  readonly type: 'OrderPlaced';
  readonly number: string;
  readonly kind: OrderKind;
  readonly origin: Origin;
  readonly source: string;
  readonly currency: Currency;
  readonly basketId: string | null;
  readonly placedAt: Instant;
  readonly placedBy: PersonId | null;
};

export type OrderEvent =
  | OrderPlaced
  | (Content & { readonly type: 'OrderAmended' })
  | {
      readonly type: 'NoteAdded';
      readonly noteId: string;
      readonly text: string | null;
      readonly by: PersonId | null;
      readonly at: Instant;
    }
  | {
      readonly type: 'HoldPlaced';
      readonly holdId: string;
      readonly reason: string;
      readonly by: PersonId | null;
      readonly at: Instant;
    }
  | { readonly type: 'HoldReleased'; readonly holdId: string }
  | { readonly type: 'BasketDeleted'; readonly total: Money }
  | { readonly type: 'PlacementRetried'; readonly attempts: number }
  | {
      readonly type: 'OrderCompleted';
      readonly completedAt: Instant;
      readonly total: Money;
      readonly contact: Contact | null;
    }
  | {
      readonly type: 'OrderCancelled';
      readonly cancelledAt: Instant;
      readonly reason: string;
      readonly total: Money;
      readonly contact: Contact | null;
    }
  | {
      readonly type: 'OrderFailed';
      readonly failedAt: Instant;
      readonly why: FailureReason;
      readonly total: Money;
      readonly email: string | null;
    }
  | { readonly type: 'OrderRetried' }
  | { readonly type: 'ShopFactIgnored'; readonly fact: string }
  | { readonly type: 'DifferenceNoted'; readonly difference: Difference }
  | { readonly type: 'NotificationOwed'; readonly debt: NotificationDebt };

/** Fields that speak of a person. The store keeps them apart so that retention can remove them. */
export const personalOrderFields = {
  OrderPlaced: ['contact'],
  OrderAmended: ['contact'],
  NoteAdded: ['text'],
  OrderCompleted: ['contact'],
  OrderCancelled: ['contact'],
  OrderFailed: ['email'],
} as const satisfies Partial<Record<OrderEvent['type'], readonly string[]>>;
