// How an order ends: by people, by what the shop says, and what is owed to a customer who cannot be told.
import { describe, expect, test } from 'vitest';
import { refuse } from '../decision';
import {
  GROSS,
  NOON,
  ORDER,
  basketDeletion,
  cancelOrder,
  checkout,
  completeOrder,
  euro,
  passDeadline,
  placeHold,
  placeOrder,
  shopStatus,
} from '../testing/examples';
import {
  after,
  continued,
  eventTypesOf,
  eventsOf,
  following,
  given,
  givenOrder,
  onOrder,
  orderAfter,
} from '../testing/given';
import type { KnownOrder } from './order';
import type { PaymentEntry } from './payment';

const placed = after(placeOrder());
const bought = after(checkout());
const failed = continued(bought, basketDeletion('failed'));
const unnamed = after(checkout({ contact: { fullName: ' ', email: 'ada@example.org' } }));

const announced = (...told: Parameters<typeof following>) => following(...told).announcements.map(({ type }) => type);
const entry = (kind: PaymentEntry['kind'], minor: number, refundId: string | null = null): PaymentEntry => ({
  id: `${kind}-1`,
  kind,
  amount: euro(minor),
  refundId,
});

describe('completing', () => {
  test('SAG-10 by hand nothing but a hold stands in the way', () => {
    const { announcements, deadline } = following(bought, completeOrder());
    expect(announcements).toEqual([
      {
        type: 'OrderCompleted',
        message: {
          orderId: ORDER,
          number: expect.any(String),
          total: { minor: '607', currency: 'EUR' },
          completedAt: NOON,
        },
      },
      {
        type: 'CompleteOrderCommand',
        message: { orderId: ORDER, fullName: 'Ada Byron', email: 'ada@example.org', totalMoney: '6.07' },
      },
    ]);
    expect(deadline).toEqual({ type: 'withdraw' });
    expect(given(continued(placed, placeHold())).when(completeOrder())).toMatchObject({ refusal: { code: 'on-hold' } });
  });

  test('SAG-10 only a placed order is completed', () => {
    expect(given().when(completeOrder())).toEqual(refuse({ code: 'wrong-status', status: 'new' }));
    expect(given(failed).when(completeOrder())).toEqual(refuse({ code: 'wrong-status', status: 'failed' }));
    expect(given(continued(placed, completeOrder())).when(completeOrder())).toEqual(
      refuse({ code: 'wrong-status', status: 'completed' }),
    );
  });

  test('SAG-10 proven completion asks for payment, or credit on account, and for all goods', () => {
    const order = orderAfter(placed);
    const shipped = [{ reserved: 0, shipped: 2, returned: 0 }];
    const proven = (changes: Partial<KnownOrder>) =>
      givenOrder({ ...order, ...changes } as KnownOrder, { completion: 'proven' }).when(completeOrder());
    expect(proven({})).toEqual(refuse({ code: 'not-paid', payment: 'none' }));
    expect(proven({ payments: [entry('captured', 606)] })).toEqual(refuse({ code: 'not-paid', payment: 'partial' }));
    expect(proven({ payments: [entry('captured', 607)] })).toEqual(refuse({ code: 'not-shipped', fulfilment: 'none' }));
    expect(proven({ onAccount: true })).toEqual(refuse({ code: 'not-shipped', fulfilment: 'none' }));
    const half = [{ reserved: 0, shipped: 1, returned: 0 }];
    expect(proven({ onAccount: true, fulfilment: half })).toEqual(
      refuse({ code: 'not-shipped', fulfilment: 'partial' }),
    );
    expect(proven({ onAccount: true, fulfilment: shipped }).type).toBe('accepted');
    expect(proven({ payments: [entry('captured', 700)], fulfilment: shipped }).type).toBe('accepted');
  });
});

describe('cancelling', () => {
  test('SAG-11 a placed or a failed order is cancelled, and the customer told', () => {
    expect(announced(bought, cancelOrder())).toEqual(['OrderCancelled', 'CancelOrderCommand']);
    expect(announced(failed, cancelOrder())).toEqual(['OrderCancelled', 'CancelOrderCommand']);
    expect(following(bought, cancelOrder()).deadline).toEqual({ type: 'withdraw' });
    expect(orderAfter(continued(failed, cancelOrder('gone')))).toMatchObject({ status: 'cancelled', reason: 'gone' });
  });

  test('SAG-11 nothing else is', () => {
    expect(given().when(cancelOrder())).toEqual(refuse({ code: 'wrong-status', status: 'new' }));
    expect(given(continued(placed, cancelOrder())).when(cancelOrder())).toEqual(
      refuse({ code: 'wrong-status', status: 'cancelled' }),
    );
    expect(given(continued(placed, completeOrder())).when(cancelOrder())).toEqual(
      refuse({ code: 'wrong-status', status: 'completed' }),
    );
  });

  test('SAG-11 goods with the customer and money not refunded stand in the way, and both amounts are named', () => {
    const order = orderAfter(placed);
    const cancelling = (changes: Partial<KnownOrder>) =>
      givenOrder({ ...order, ...changes } as KnownOrder).when(cancelOrder());
    expect(cancelling({ fulfilment: [{ reserved: 0, shipped: 1, returned: 0 }] })).toEqual(
      refuse({ code: 'goods-shipped' }),
    );
    expect(cancelling({ fulfilment: [{ reserved: 1, shipped: 1, returned: 1 }] }).type).toBe('accepted');
    const captured = entry('captured', 607);
    expect(cancelling({ payments: [captured, entry('refund-granted', 7)] })).toEqual(
      refuse({ code: 'money-not-refunded', captured: euro(607), refunded: euro(7) }),
    );
    expect(cancelling({ payments: [captured, entry('refund-granted', 607)] }).type).toBe('accepted');
    const broken = [captured, entry('refund-granted', 607), entry('refund-failed', 607, 'refund-granted-1')];
    expect(cancelling({ payments: broken })).toMatchObject({ refusal: { code: 'money-not-refunded' } });
  });
});

describe('what the shop says became of it', () => {
  test('SAG-12 is done as a person would have done it', () => {
    expect(announced(bought, shopStatus('completed'))).toEqual(['OrderCompleted', 'CompleteOrderCommand']);
    expect(announced(bought, shopStatus('cancelled'))).toEqual(['OrderCancelled', 'CancelOrderCommand']);
    expect(orderAfter(continued(bought, shopStatus('completed'))).differences).toEqual([]);
  });

  test('SAG-12 is done even where the guard fails, and the difference is noted', () => {
    const held = continued(bought, placeHold());
    const completed = orderAfter(continued(held, shopStatus('completed')));
    expect(completed.status).toBe('completed');
    expect(completed.differences).toEqual([{ type: 'guard-failed', status: 'completed', reason: 'on-hold', at: NOON }]);
    const out = givenOrder({ ...orderAfter(bought), fulfilment: [{ reserved: 0, shipped: 1, returned: 0 }] });
    expect(eventTypesOf(eventsOf(out.when(shopStatus('cancelled'))))).toEqual(['OrderCancelled', 'DifferenceNoted']);
  });

  test('SAG-15 another total is used in what follows, and noted with both amounts', () => {
    const said = shopStatus('completed', { total: euro(650) });
    expect(following(bought, said).announcements.map(({ message }) => message)).toMatchObject([
      { total: { minor: '650' } },
      { totalMoney: '6.50' },
    ]);
    expect(orderAfter(continued(bought, said)).differences).toEqual([
      { type: 'amount-drift', ours: GROSS, theirs: euro(650), at: NOON },
    ]);
    for (const drifting of [
      basketDeletion('complete', { total: euro(650) }),
      basketDeletion('failed', { total: euro(650) }),
    ])
      expect(JSON.stringify(following(bought, drifting).announcements)).toContain('6.50');
  });

  test('SAG-14 a late or repeated event of an order that has ended is recorded as ignored', () => {
    const facts = {
      UserCheckedOut: checkout(),
      BasketDeletedComplete: basketDeletion('complete'),
      BasketDeletedFailed: basketDeletion('failed'),
      OrderStatusChangedToComplete: shopStatus('completed'),
      OrderStatusChangedToCancel: shopStatus('cancelled'),
    };
    for (const past of [failed, continued(bought, completeOrder()), continued(bought, cancelOrder())])
      for (const [fact, said] of Object.entries(facts)) {
        expect(eventsOf(given(past).when(said))).toEqual([onOrder({ type: 'ShopFactIgnored', fact })]);
        expect(orderAfter(continued(past, said))).toEqual(orderAfter(past));
        expect(following(past, said)).toEqual({ announcements: [], deadline: null });
      }
  });
});

describe('the customer who cannot be told', () => {
  test('SAG-16 is owed a message, and the debt is recorded', () => {
    const last = [passDeadline(0), passDeadline(1), passDeadline(2)];
    for (const [asked, message] of [
      [[completeOrder()], 'CompleteOrderCommand'],
      [[cancelOrder()], 'CancelOrderCommand'],
      [last, 'CancelOrderCommand'],
      [[shopStatus('completed', { contact: { fullName: null, email: null } })], 'CompleteOrderCommand'],
    ] as const)
      expect(orderAfter(continued(unnamed, ...asked)).debts).toEqual([{ message, at: NOON }]);
    expect(announced(unnamed, completeOrder())).toEqual(['OrderCompleted']);
  });

  test("SAG-16 is told where the shop's event names what the order does not", () => {
    expect(announced(unnamed, shopStatus('completed'))).toEqual(['OrderCompleted', 'CompleteOrderCommand']);
    expect(orderAfter(continued(unnamed, shopStatus('completed'))).debts).toEqual([]);
    const half = shopStatus('cancelled', { contact: { fullName: 'Ada Byron', email: '  ' } });
    expect(announced(unnamed, half)).toEqual(['OrderCancelled', 'CancelOrderCommand']);
  });
});
