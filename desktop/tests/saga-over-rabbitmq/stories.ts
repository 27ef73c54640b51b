// What can happen to an order, as the saga table says it: who does what, and exactly what is then announced, in this order.
import { randomUUID } from 'node:crypto';
import type { OrderId } from 'shared/ids';
import type { Intent } from '../../renderer/commands/intent';
import type { ShopSays } from '../system/shop-on-broker';

export type Told = {
  /** The shop says it of this story's order. */
  readonly shop: (type: ShopSays, more?: Readonly<Record<string, unknown>>, id?: string) => void;
  /** A person at a desk does it to this story's order once the desk holds it. */
  readonly desk: (intent: (subject: OrderId) => Intent) => Promise<void>;
  /** So many announcements of this order were heard. */
  readonly heard: (count: number) => Promise<void>;
};

export type Story = {
  /** The rows of the table it goes through. */
  readonly name: string;
  readonly happens: (told: Told) => Promise<void> | void;
  readonly announced: readonly string[];
};

const ADA = { fullName: 'Ada Byron', email: 'ada@example.org' };
const NOBODY = { fullName: '  ', email: null };
const ASKED = ['OrderCreated 1250', 'PlaceOrderCommand basket-1 Ada Byron ada@example.org 12.50'];
const ASKED_OF_NOBODY = ['OrderCreated 1250', 'PlaceOrderCommand basket-1 null null 12.50'];
const again = (asked: string) => `${asked} again`;
const GONE = 'DeleteBasketCompleteCommand 12.50';

const retry = (subject: OrderId): Intent => ({ type: 'RetryOrder', subject, payload: {} });
const complete = (subject: OrderId): Intent => ({ type: 'CompleteOrder', subject, payload: {} });
const cancel = (subject: OrderId): Intent => ({
  type: 'CancelOrder',
  subject,
  payload: { reason: 'not wanted any more' },
});

/** The basket is gone, so no deadline is left to pass. */
function placed({ shop }: Told, contact: Readonly<Record<string, unknown>> = ADA): void {
  shop('UserCheckedOut', contact);
  shop('BasketDeletedComplete');
}

/** Late and repeated: every one is recorded as ignored. */
function everythingAgain({ shop }: Told): void {
  shop('UserCheckedOut', ADA);
  shop('BasketDeletedComplete');
  shop('BasketDeletedFailed', { email: ADA.email });
  shop('OrderStatusChangedToComplete', ADA);
  shop('OrderStatusChangedToCancel', ADA);
}

const deadlines: readonly Story[] = [
  {
    name: 'nobody answers: asked three times, then failed, and the customer is told',
    happens: async (told) => {
      told.shop('UserCheckedOut', ADA);
      await told.heard(6);
      everythingAgain(told);
    },
    announced: [
      ...ASKED,
      ...ASKED.slice(1).map(again),
      ...ASKED.slice(1).map(again),
      'OrderFailed 1250',
      'CancelOrderCommand Ada Byron ada@example.org 12.50',
    ],
  },
  {
    name: 'nobody answers, and there is nobody to tell',
    happens: (told) => told.shop('UserCheckedOut', NOBODY),
    announced: [
      ...ASKED_OF_NOBODY,
      ...ASKED_OF_NOBODY.slice(1).map(again),
      ...ASKED_OF_NOBODY.slice(1).map(again),
      'OrderFailed 1250',
    ],
  },
  {
    name: 'nobody answers, a manager tries again, and this time the basket is deleted',
    happens: async (told) => {
      told.shop('UserCheckedOut', ADA);
      await told.heard(6);
      await told.desk(retry);
      await told.heard(8);
      told.shop('BasketDeletedComplete');
    },
    announced: [
      ...ASKED,
      ...ASKED.slice(1).map(again),
      ...ASKED.slice(1).map(again),
      'OrderFailed 1250',
      'CancelOrderCommand Ada Byron ada@example.org 12.50',
      ...ASKED,
      GONE,
    ],
  },
];

const baskets: readonly Story[] = [
  {
    name: 'the same checkout again, under its id and under another, and a basket deleted twice',
    happens: async (told) => {
      const id = randomUUID();
      told.shop('UserCheckedOut', ADA, id);
      told.shop('UserCheckedOut', ADA, id);
      placed(told);
      told.shop('BasketDeletedComplete');
    },
    announced: [...ASKED, GONE],
  },
  {
    name: 'the basket cannot be deleted: failed without a deadline, and a person cancels it',
    happens: async (told) => {
      told.shop('UserCheckedOut', NOBODY);
      told.shop('BasketDeletedFailed', { email: null });
      await told.heard(4);
      everythingAgain(told);
      await told.desk(cancel);
    },
    announced: [
      ...ASKED_OF_NOBODY,
      'OrderFailed 1250',
      'DeleteBasketFailedCommand basket-1 null 12.50',
      'OrderCancelled 1250',
    ],
  },
];

const endings: readonly Story[] = [
  {
    name: 'the shop completes it with another total, which counts in what follows',
    happens: async (told) => {
      placed(told);
      told.shop('OrderStatusChangedToComplete', { ...ADA, totalMoney: 13.5 });
      everythingAgain(told);
    },
    announced: [...ASKED, GONE, 'OrderCompleted 1350', 'CompleteOrderCommand Ada Byron ada@example.org 13.50'],
  },
  {
    name: 'the shop completes it, and there is nobody to tell',
    happens: async (told) => {
      placed(told, NOBODY);
      told.shop('OrderStatusChangedToComplete', NOBODY);
    },
    announced: [...ASKED_OF_NOBODY, GONE, 'OrderCompleted 1250'],
  },
  {
    name: 'the shop cancels it',
    happens: async (told) => {
      placed(told);
      told.shop('OrderStatusChangedToCancel', { fullName: null, email: '' });
      everythingAgain(told);
    },
    announced: [...ASKED, GONE, 'OrderCancelled 1250', 'CancelOrderCommand Ada Byron ada@example.org 12.50'],
  },
  {
    name: 'a person completes it',
    happens: async (told) => {
      placed(told);
      await told.desk(complete);
    },
    announced: [...ASKED, GONE, 'OrderCompleted 1250', 'CompleteOrderCommand Ada Byron ada@example.org 12.50'],
  },
  {
    name: 'a person cancels it',
    happens: async (told) => {
      placed(told);
      await told.desk(cancel);
    },
    announced: [...ASKED, GONE, 'OrderCancelled 1250', 'CancelOrderCommand Ada Byron ada@example.org 12.50'],
  },
  {
    name: 'its completion comes before its checkout and waits for it',
    happens: async (told) => {
      told.shop('OrderStatusChangedToComplete', ADA);
      told.shop('UserCheckedOut', ADA);
    },
    announced: [...ASKED, 'OrderCompleted 1250', 'CompleteOrderCommand Ada Byron ada@example.org 12.50'],
  },
];

/** Interleaved: each says what the others say at the same moment. */
const concurrent: readonly Story[] = Array.from({ length: 5 }, (_, n) => ({
  name: `number ${n + 1} of five orders at the same time`,
  happens: async (told) => {
    placed(told);
    told.shop('OrderStatusChangedToComplete', ADA);
  },
  announced: [...ASKED, GONE, 'OrderCompleted 1250', 'CompleteOrderCommand Ada Byron ada@example.org 12.50'],
}));

/** Stories of one group at the same time, groups one after the other beside those that wait for deadlines. */
export const groups = { deadlines, others: [baskets, endings, concurrent] } as const;
