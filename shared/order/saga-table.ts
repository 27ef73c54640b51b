// The saga as data: what can happen to an order, and what follows. The code is proven against it; the diagram is drawn from it.
import type { AnnouncementType } from '../contract/announcements';
import type { OrderStatus } from './order';

export type Trigger =
  | 'PlaceOrder'
  | 'UserCheckedOut'
  | 'BasketDeletedComplete'
  | 'BasketDeletedFailed'
  | 'DeadlinePassed'
  | 'CompleteOrder'
  | 'CancelOrder'
  | 'OrderStatusChangedToComplete'
  | 'OrderStatusChangedToCancel'
  | 'RetryOrder';

/** What must hold for a row to apply, in words for the diagram. */
export const GUARDS = {
  basketOpen: 'basket open',
  basketNotOpen: 'no open basket',
  attemptsLeft: 'in time, attempts left',
  noAttemptsLeft: 'in time, no attempts left',
  overtaken: 'overtaken',
  mayComplete: 'no hold, and where proven is asked for: paid or on account, and shipped in full',
  mayCancel: 'no goods out, captured money refunded or its refund granted',
} as const;
export type Guard = keyof typeof GUARDS;

/** `withBasket`: only while the order's basket is open. `notifiable`: only with e-mail and name; a debt is recorded otherwise. */
export type Condition = 'always' | 'withBasket' | 'notifiable';
export type Announced = { readonly message: AnnouncementType; readonly when: Condition };

export type SagaRow = {
  /** The rule that says this row in words. */
  readonly rule: `SAG-${number}`;
  readonly from: readonly OrderStatus[];
  readonly on: readonly Trigger[];
  readonly guard: Guard | null;
  /** `done`: it happens. `nothing`: no event at all. `ignored`: recorded, without effect. `waits`: held for its checkout. */
  readonly outcome: 'done' | 'nothing' | 'ignored' | 'waits';
  readonly announces: readonly Announced[];
  readonly deadline: { readonly change: 'set' | 'withdraw'; readonly when: Condition } | null;
  /** A fact of the shop is done even where this guard fails; then the difference is noted. */
  readonly noted: Guard | null;
  readonly to: OrderStatus | 'same';
};

const always = (message: AnnouncementType): Announced => ({ message, when: 'always' });
const withBasket = (message: AnnouncementType): Announced => ({ message, when: 'withBasket' });
const notifiable = (message: AnnouncementType): Announced => ({ message, when: 'notifiable' });
const WITHDRAWN = { change: 'withdraw', when: 'always' } as const;
const SET = { change: 'set', when: 'withBasket' } as const;
const NO_EFFECT = { announces: [], deadline: null, noted: null, to: 'same' } as const;
const COMPLETED = {
  outcome: 'done',
  announces: [always('OrderCompleted'), notifiable('CompleteOrderCommand')],
  deadline: WITHDRAWN,
  to: 'completed',
} as const;
const CANCELLED = {
  outcome: 'done',
  announces: [always('OrderCancelled'), notifiable('CancelOrderCommand')],
  deadline: WITHDRAWN,
  to: 'cancelled',
} as const;
const BEGUN = {
  guard: null,
  outcome: 'done',
  announces: [always('OrderCreated'), withBasket('PlaceOrderCommand')],
  deadline: SET,
  noted: null,
  to: 'placed',
} as const;

/** What a person asks and no row names is refused; what the shop says and what a deadline does always has a row. */
export const sagaTable: readonly SagaRow[] = [
  { rule: 'SAG-1', from: ['new'], on: ['PlaceOrder'], ...BEGUN },
  { rule: 'SAG-2', from: ['new'], on: ['UserCheckedOut'], ...BEGUN },
  { rule: 'SAG-3', from: ['placed'], on: ['UserCheckedOut'], guard: null, outcome: 'nothing', ...NO_EFFECT },
  {
    rule: 'SAG-4',
    from: ['new'],
    on: ['BasketDeletedComplete', 'BasketDeletedFailed', 'OrderStatusChangedToComplete', 'OrderStatusChangedToCancel'],
    guard: null,
    outcome: 'waits',
    ...NO_EFFECT,
  },
  {
    rule: 'SAG-5',
    from: ['placed'],
    on: ['BasketDeletedComplete'],
    guard: 'basketOpen',
    outcome: 'done',
    announces: [always('DeleteBasketCompleteCommand')],
    deadline: WITHDRAWN,
    noted: null,
    to: 'placed',
  },
  {
    rule: 'SAG-5',
    from: ['placed'],
    on: ['BasketDeletedComplete'],
    guard: 'basketNotOpen',
    outcome: 'ignored',
    ...NO_EFFECT,
  },
  {
    rule: 'SAG-6',
    from: ['placed'],
    on: ['BasketDeletedFailed'],
    guard: null,
    outcome: 'done',
    announces: [always('OrderFailed'), always('DeleteBasketFailedCommand')],
    deadline: WITHDRAWN,
    noted: null,
    to: 'failed',
  },
  {
    rule: 'SAG-7',
    from: ['placed'],
    on: ['DeadlinePassed'],
    guard: 'attemptsLeft',
    outcome: 'done',
    announces: [always('PlaceOrderCommand')],
    deadline: { change: 'set', when: 'always' },
    noted: null,
    to: 'placed',
  },
  {
    rule: 'SAG-8',
    from: ['placed'],
    on: ['DeadlinePassed'],
    guard: 'noAttemptsLeft',
    outcome: 'done',
    announces: [always('OrderFailed'), notifiable('CancelOrderCommand')],
    deadline: WITHDRAWN,
    noted: null,
    to: 'failed',
  },
  { rule: 'SAG-9', from: ['placed'], on: ['DeadlinePassed'], guard: 'overtaken', outcome: 'nothing', ...NO_EFFECT },
  {
    rule: 'SAG-9',
    from: ['new', 'completed', 'cancelled', 'failed'],
    on: ['DeadlinePassed'],
    guard: null,
    outcome: 'nothing',
    ...NO_EFFECT,
  },
  { rule: 'SAG-10', from: ['placed'], on: ['CompleteOrder'], guard: 'mayComplete', noted: null, ...COMPLETED },
  { rule: 'SAG-11', from: ['placed', 'failed'], on: ['CancelOrder'], guard: 'mayCancel', noted: null, ...CANCELLED },
  {
    rule: 'SAG-12',
    from: ['placed'],
    on: ['OrderStatusChangedToComplete'],
    guard: null,
    noted: 'mayComplete',
    ...COMPLETED,
  },
  {
    rule: 'SAG-12',
    from: ['placed'],
    on: ['OrderStatusChangedToCancel'],
    guard: null,
    noted: 'mayCancel',
    ...CANCELLED,
  },
  { rule: 'SAG-13', from: ['failed'], on: ['RetryOrder'], ...BEGUN },
  {
    rule: 'SAG-14',
    from: ['completed', 'cancelled', 'failed'],
    on: [
      'UserCheckedOut',
      'BasketDeletedComplete',
      'BasketDeletedFailed',
      'OrderStatusChangedToComplete',
      'OrderStatusChangedToCancel',
    ],
    guard: null,
    outcome: 'ignored',
    ...NO_EFFECT,
  },
];
