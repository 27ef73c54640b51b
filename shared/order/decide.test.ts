// What may be done to an order, command by command: it does, it refuses, it stays quiet.
import { describe, expect, test } from 'vitest';
import { refuse } from '../decision';
import {
  ADMIN,
  CLERK,
  CUSTOMER,
  NOON,
  ORDER,
  EUR,
  amendOrder,
  cancelOrder,
  checkout,
  command,
  completeOrder,
  exampleId,
} from '../testing/examples';
import { line, orderPayload, placeHold, placeOrder } from '../testing/examples';
import { after, continued, eventsOf, given, givenOrder, onOrder, orderAfter } from '../testing/given';
import { unitPrice } from '../unit-price';
import { MAX_LINES } from './line';

const placed = after(placeOrder());
const addNote = (n: number, text = 'rang, no answer') => command('AddNote', ORDER, { noteId: exampleId(n), text });
const releaseHold = (n = 70) => command('ReleaseHold', ORDER, { holdId: exampleId(n) });

describe('PlaceOrder', () => {
  test('ORD-1 places the order with the number, lines and totals it was captured with', () => {
    expect(eventsOf(given().when(placeOrder()))).toEqual([
      onOrder({
        type: 'OrderPlaced',
        ...orderPayload(),
        kind: 'sale',
        totals: { net: 510, tax: 97, gross: 607, goods: 510, discount: 0 },
        basketId: null,
        placedAt: NOON,
        placedBy: CLERK,
      }),
    ]);
    expect(orderAfter(placed)).toMatchObject({
      status: 'placed',
      id: ORDER,
      number: 'W3-000412',
      attempts: 0,
      holds: [],
      notes: [],
    });
  });

  test('ORD-1 the same id again is refused by the number it already has', () => {
    expect(given(placed).when(placeOrder())).toEqual(refuse({ code: 'order-exists', number: 'W3-000412' }));
  });

  test('ORD-2 an imported order with the same content again is nothing happened, whoever it is booked on', () => {
    const imported = placeOrder({ origin: 'import', source: 'shop-export', number: '536365' });
    expect(eventsOf(given(after(imported)).when(imported))).toEqual([]);
    const known = command('PlaceOrder', ORDER, orderPayload({ origin: 'import', customerId: CUSTOMER }));
    expect(eventsOf(given(after(imported)).when(known))).toEqual([]);
  });

  test('ORD-2 an imported order with other content is refused and overwrites nothing', () => {
    const imported = after(placeOrder({ origin: 'import', number: '536365' }));
    const changed = placeOrder({ origin: 'import', number: '536365', lines: [line({ quantity: 3 })] });
    expect(given(imported).when(changed)).toEqual(refuse({ code: 'order-exists', number: '536365' }));
  });

  test('ORD-3 an order without lines, or with too many, is refused', () => {
    expect(given().when(placeOrder({ lines: [] }))).toEqual(refuse({ code: 'no-lines' }));
    const lines = Array.from({ length: MAX_LINES }, () => line({ description: '' }));
    expect(given().when(placeOrder({ lines })).type).toBe('accepted');
    const tooMany = given().when(placeOrder({ lines: [...lines, line()] }));
    expect(tooMany).toEqual(refuse({ code: 'too-many-lines', lines: 1_501, most: 1_500 }));
  });

  test('ORD-3 size is counted in bytes, as the wire does', () => {
    const lines = Array.from({ length: 160 }, () => line({ description: '灯'.repeat(400) }));
    expect(JSON.stringify(lines).length).toBeLessThan(200_000);
    expect(given().when(placeOrder({ lines }))).toMatchObject({ refusal: { code: 'order-too-large', most: 200_000 } });
  });

  test('ORD-4 all quantities below zero make a credit', () => {
    expect(orderAfter(after(placeOrder({ lines: [line({ quantity: -2 })] })))).toMatchObject({
      kind: 'credit',
      totals: { gross: -607 },
    });
  });

  test('ORD-4 a zero and a mix of signs are refused by line number', () => {
    expect(given().when(placeOrder({ lines: [line(), line({ quantity: 0 })] }))).toEqual(
      refuse({ code: 'zero-quantity', line: 2 }),
    );
    const mixed = placeOrder({ lines: [line(), line(), line({ quantity: -1 })] });
    expect(given().when(mixed)).toEqual(refuse({ code: 'mixed-signs', line: 3 }));
  });

  test('ORD-5 shipping has the sign of the order', () => {
    const shipping = { minor: -100, taxBasisPoints: 0 };
    expect(given().when(placeOrder({ shipping }))).toEqual(refuse({ code: 'shipping-sign' }));
    expect(given().when(placeOrder({ shipping, lines: [line({ quantity: -1 })] })).type).toBe('accepted');
    expect(
      given().when(placeOrder({ shipping: { minor: 0, taxBasisPoints: 0 }, lines: [line({ quantity: -1 })] })).type,
    ).toBe('accepted');
  });

  test('ORD-6 amounts beyond exact whole numbers are refused before anything is computed', () => {
    const dear = line({ quantity: 1_000_000, unitPrice: unitPrice(10_000_000_000_000) });
    expect(given().when(placeOrder({ lines: [dear] }))).toEqual(refuse({ code: 'amount-too-large' }));
  });
});

describe('AmendOrder', () => {
  const more = amendOrder({ lines: [line({ quantity: 3 })], reference: 'PO 7' });

  test('ORD-7 changes content and totals, and keeps number, currency and kind', () => {
    const amended = orderAfter(continued(placed, more));
    expect(amended).toMatchObject({
      number: 'W3-000412',
      currency: EUR,
      kind: 'sale',
      reference: 'PO 7',
      totals: { net: 765, gross: 910 },
    });
  });

  test('ORD-7 the same content is nothing happened', () => {
    expect(eventsOf(given(placed).when(amendOrder()))).toEqual([]);
    expect(eventsOf(given(placed).when(amendOrder({ customerId: CUSTOMER })))).toHaveLength(1);
  });

  test('ORD-7 only a placed order is amended', () => {
    expect(given().when(more)).toEqual(refuse({ code: 'wrong-status', status: 'new' }));
    expect(given(continued(placed, completeOrder())).when(more)).toEqual(
      refuse({ code: 'wrong-status', status: 'completed' }),
    );
    expect(given(continued(placed, cancelOrder())).when(more)).toEqual(
      refuse({ code: 'wrong-status', status: 'cancelled' }),
    );
  });

  test('ORD-7 a sale stays a sale', () => {
    const credit = amendOrder({ lines: [line({ quantity: -1 })] });
    expect(given(placed).when(credit)).toEqual(refuse({ code: 'kind-fixed', kind: 'sale' }));
  });

  test('ORD-7 goods that were shipped fix the order', () => {
    const states = given(placed);
    const order = orderAfter(placed);
    expect(states.when(more).type).toBe('accepted');
    const shipped = { ...order, fulfilment: [{ reserved: 0, shipped: 1, returned: 1 }] };
    expect(givenOrder(shipped).when(more)).toEqual(refuse({ code: 'goods-shipped' }));
  });

  test('ORD-4 amended content is held to the same rules as placed content', () => {
    expect(given(placed).when(amendOrder({ lines: [] }))).toEqual(refuse({ code: 'no-lines' }));
  });

  test('ORD-8 a shop order has no lines to amend', () => {
    expect(given(after(checkout())).when(more)).toEqual(refuse({ code: 'shop-order-has-no-lines' }));
  });
});

describe('AddNote', () => {
  test('ORD-9 a note is kept with who said it and when, in any status', () => {
    const noted = continued(placed, cancelOrder(), addNote(80));
    expect(orderAfter(noted).notes).toEqual([{ id: exampleId(80), text: 'rang, no answer', by: CLERK, at: NOON }]);
  });

  test('ORD-9 the same note again is nothing happened', () => {
    expect(eventsOf(given(continued(placed, addNote(80))).when(addNote(80)))).toEqual([]);
  });

  test('ORD-9 an order nobody placed takes no note, and a full one no more', () => {
    expect(given().when(addNote(80))).toEqual(refuse({ code: 'wrong-status', status: 'new' }));
    const full = continued(placed, ...Array.from({ length: 200 }, (_, n) => addNote(1_000 + n)));
    expect(given(full).when(addNote(80))).toEqual(refuse({ code: 'too-many-notes', most: 200 }));
  });
});

describe('PlaceHold and ReleaseHold', () => {
  const held = continued(placed, placeHold());

  test('ORD-10 a hold keeps the order from completion and says why', () => {
    expect(given(held).when(completeOrder())).toEqual(refuse({ code: 'on-hold', reason: 'address unclear' }));
    expect(given(continued(held, releaseHold())).when(completeOrder()).type).toBe('accepted');
  });

  test('ORD-10 one hold is placed once', () => {
    expect(given(held).when(placeHold())).toEqual(refuse({ code: 'hold-exists' }));
    const full = continued(placed, ...Array.from({ length: 20 }, (_, n) => placeHold(100 + n)));
    expect(given(full).when(placeHold())).toEqual(refuse({ code: 'too-many-holds', most: 20 }));
  });

  test('ORD-10 only a placed order is held', () => {
    expect(given().when(placeHold())).toEqual(refuse({ code: 'wrong-status', status: 'new' }));
    expect(given(continued(placed, completeOrder())).when(placeHold())).toEqual(
      refuse({ code: 'wrong-status', status: 'completed' }),
    );
  });

  test('ORD-10 a hold is released once, in any status', () => {
    expect(given(placed).when(releaseHold())).toEqual(refuse({ code: 'hold-unknown' }));
    expect(given().when(releaseHold())).toEqual(refuse({ code: 'wrong-status', status: 'new' }));
    const cancelled = continued(held, cancelOrder(), releaseHold());
    expect(orderAfter(cancelled)).toMatchObject({ status: 'cancelled', holds: [] });
    expect(given(cancelled).when(releaseHold())).toEqual(refuse({ code: 'hold-unknown' }));
  });

  test('ORD-10 other holds stay', () => {
    const twice = continued(
      held,
      command('PlaceHold', ORDER, { holdId: exampleId(71), reason: 'customs' }, { author: ADMIN }),
    );
    expect(orderAfter(continued(twice, releaseHold(70))).holds).toEqual([
      { id: exampleId(71), reason: 'customs', by: ADMIN, at: NOON },
    ]);
  });
});
