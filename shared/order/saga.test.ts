// How an order begins and goes on: placing, its basket in the shop, its deadline, and a second beginning.
import { describe, expect, test } from 'vitest';
import { refuse } from '../decision';
import {
  GROSS,
  NOON,
  ORDER,
  basketDeletion,
  changeSettings,
  checkout,
  command,
  completeOrder,
  euro,
  exampleId,
  passDeadline,
  placeHold,
  placeOrder,
  retryOrder,
  shopStatus,
} from '../testing/examples';
import {
  after,
  continued,
  eventTypesOf,
  eventsOf,
  following,
  given,
  onDeviceWithoutSettings,
  onOrder,
  orderAfter,
} from '../testing/given';

const placed = after(placeOrder());
const bought = after(checkout());
const failed = continued(bought, basketDeletion('failed'));
const unnamed = after(checkout({ contact: { fullName: ' ', email: 'ada@example.org' } }));

const announced = (...told: Parameters<typeof following>) => following(...told).announcements.map(({ type }) => type);

describe('placing', () => {
  test('SAG-1 a desk order is announced as created and waits for nobody', () => {
    expect(following([], placeOrder())).toEqual({
      announcements: [
        {
          type: 'OrderCreated',
          message: {
            orderId: ORDER,
            number: 'W3-000412',
            kind: 'sale',
            origin: 'desk',
            total: { minor: '607', currency: 'EUR' },
            placedAt: NOON,
          },
        },
      ],
      deadline: null,
    });
  });

  test('SAG-1 an order with a basket asks the shop and sets a deadline', () => {
    const { announcements, deadline } = following([], checkout());
    expect(announcements.map(({ type }) => type)).toEqual(['OrderCreated', 'PlaceOrderCommand']);
    expect(announcements[1]?.message).toEqual({
      orderId: ORDER,
      basketId: 'basket-1',
      fullName: 'Ada Byron',
      email: 'ada@example.org',
      totalMoney: '6.07',
      retry: false,
    });
    expect(deadline).toEqual({ type: 'set', afterSeconds: 1_800, attempts: 0 });
  });

  test('SAG-2 a checkout places an order without lines whose gross is the declared total', () => {
    expect(orderAfter(bought)).toMatchObject({
      status: 'placed',
      origin: 'shop',
      lines: [],
      totals: { gross: GROSS.minor },
      basket: { status: 'open', id: 'basket-1' },
    });
  });

  test('SAG-3 the same checkout again is nothing happened', () => {
    expect(eventsOf(given(bought).when(checkout()))).toEqual([]);
  });

  test('SAG-3 a checkout with another total only notes the drift, once per amount', () => {
    const again = continued(bought, checkout({ total: euro(700) }));
    expect(orderAfter(again).differences).toEqual([{ type: 'amount-drift', ours: GROSS, theirs: euro(700), at: NOON }]);
    expect(announced(bought, checkout({ total: euro(700) }))).toEqual([]);
    expect(eventsOf(given(again).when(checkout({ total: euro(700) })))).toEqual([]);
    expect(eventTypesOf(eventsOf(given(again).when(checkout({ total: euro(800) }))))).toEqual(['DifferenceNoted']);
  });

  test('SAG-4 any other shop event of an unknown order waits for its checkout', () => {
    const waits = { type: 'postponed', code: 'order-unknown' };
    for (const fact of [
      basketDeletion('complete'),
      basketDeletion('failed'),
      shopStatus('completed'),
      shopStatus('cancelled'),
    ])
      expect(given().when(fact)).toEqual(waits);
  });
});

describe('the basket', () => {
  test('SAG-5 its deletion withdraws the deadline and is confirmed to the shop', () => {
    expect(following(bought, basketDeletion('complete'))).toEqual({
      announcements: [{ type: 'DeleteBasketCompleteCommand', message: { orderId: ORDER, totalMoney: '6.07' } }],
      deadline: { type: 'withdraw' },
    });
  });

  test('SAG-5 its deletion again, or of a basket there never was, is recorded as ignored', () => {
    const ignored = [onOrder({ type: 'ShopFactIgnored', fact: 'BasketDeletedComplete' })];
    expect(eventsOf(given(continued(bought, basketDeletion('complete'))).when(basketDeletion('complete')))).toEqual(
      ignored,
    );
    expect(eventsOf(given(placed).when(basketDeletion('complete')))).toEqual(ignored);
  });

  test('SAG-6 its failed deletion fails the order and needs no e-mail', () => {
    const { announcements, deadline } = following(unnamed, basketDeletion('failed', { email: null }));
    expect(announcements.map(({ type }) => type)).toEqual(['OrderFailed', 'DeleteBasketFailedCommand']);
    expect(announcements[1]?.message).toMatchObject({
      basketId: 'basket-1',
      email: 'ada@example.org',
      totalMoney: '6.07',
    });
    expect(deadline).toEqual({ type: 'withdraw' });
    expect(orderAfter(continued(unnamed, basketDeletion('failed')))).toMatchObject({
      status: 'failed',
      why: 'basket-not-deleted',
      debts: [],
    });
  });

  test('SAG-6 a basket that was deleted, or never was, can still fail the order', () => {
    const gone = continued(bought, basketDeletion('complete'), basketDeletion('failed'));
    expect(orderAfter(gone).status).toBe('failed');
    const { announcements } = following(placed, basketDeletion('failed', { email: 'bo@example.org' }));
    expect(announcements[1]?.message).toEqual({
      orderId: ORDER,
      basketId: null,
      email: 'bo@example.org',
      totalMoney: '6.07',
    });
  });
});

describe('the deadline', () => {
  test('SAG-7 with attempts left the shop is asked again, marked as a retry', () => {
    const { announcements, deadline } = following(bought, passDeadline(0));
    expect(announcements).toMatchObject([{ type: 'PlaceOrderCommand', message: { retry: true } }]);
    expect(deadline).toEqual({ type: 'set', afterSeconds: 1_800, attempts: 1 });
  });

  test('SAG-8 with three attempts PlaceOrderCommand leaves three times, and the third deadline fails the order', () => {
    const deadlines = [passDeadline(0), passDeadline(1), passDeadline(2)];
    const told = deadlines.map((deadline, n) => announced(continued(bought, ...deadlines.slice(0, n)), deadline));
    expect(told).toEqual([['PlaceOrderCommand'], ['PlaceOrderCommand'], ['OrderFailed', 'CancelOrderCommand']]);
    expect(orderAfter(continued(bought, ...deadlines))).toMatchObject({ status: 'failed', why: 'no-answer' });
  });

  test('SAG-8 the settings say how often and how long', () => {
    const patient = continued(
      bought,
      changeSettings({ maxAttempts: 5, retryAfterSeconds: 60 }),
      passDeadline(0),
      passDeadline(1),
    );
    expect(following(patient, passDeadline(2)).deadline).toEqual({ type: 'set', afterSeconds: 60, attempts: 3 });
  });

  test('SAG-9 an overtaken deadline does nothing', () => {
    for (const past of [
      continued(bought, passDeadline(0)),
      continued(bought, basketDeletion('complete')),
      continued(bought, shopStatus('completed')),
      failed,
      placed,
      [],
    ])
      expect(eventsOf(given(past).when(passDeadline(0)))).toEqual([]);
  });

  test('DEC-3 without the settings nothing is guessed about attempts, nor about the proof of completion', () => {
    const order = orderAfter(bought);
    const device = (asked: ReturnType<typeof passDeadline> | ReturnType<typeof completeOrder>) =>
      onDeviceWithoutSettings(order, asked);
    expect(device(passDeadline(0))).toEqual({ type: 'accepted', events: [], unverified: true });
    expect(device(completeOrder())).toMatchObject({ type: 'accepted', unverified: true });
    expect(given(bought).when(completeOrder())).toMatchObject({ type: 'accepted', unverified: false });
  });
});

describe('retrying', () => {
  test('SAG-13 begins again as placing does', () => {
    const { announcements, deadline } = following(failed, retryOrder());
    expect(announcements).toMatchObject([
      { type: 'OrderCreated' },
      { type: 'PlaceOrderCommand', message: { retry: false } },
    ]);
    expect(deadline).toEqual({ type: 'set', afterSeconds: 1_800, attempts: 0 });
    const worn = continued(bought, passDeadline(0), passDeadline(1), passDeadline(2), retryOrder());
    expect(orderAfter(worn)).toMatchObject({ status: 'placed', attempts: 0 });
  });

  test('SAG-13 an order without an open basket has nobody to ask', () => {
    const basketless = continued(placed, basketDeletion('failed'));
    expect(announced(basketless, retryOrder())).toEqual(['OrderCreated']);
    expect(following(basketless, retryOrder()).deadline).toBeNull();
  });

  test('SAG-13 only a failed order is retried', () => {
    expect(given(placed).when(retryOrder())).toEqual(refuse({ code: 'wrong-status', status: 'placed' }));
    expect(given().when(retryOrder())).toEqual(refuse({ code: 'wrong-status', status: 'new' }));
  });
});

test('SAG-17 notes, holds and amendments tell the world nothing', () => {
  const noted = command('AddNote', ORDER, { noteId: exampleId(80), text: 'rang' });
  expect(following(bought, noted)).toEqual({ announcements: [], deadline: null });
  expect(following(bought, placeHold())).toEqual({ announcements: [], deadline: null });
});
