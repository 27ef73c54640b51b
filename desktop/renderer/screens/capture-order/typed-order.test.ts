import { expect, test } from 'vitest';
import { currency } from 'shared/currency';
import { placeOrderSchema } from 'shared/order/commands';
import { sayIn } from '../language/say-in';
import type { Figures } from './read-figures';
import { readOrder } from './read-order';
import { lineTotal, runningTotals } from './running-totals';
import type { TypedLine, TypedOrder } from './typed-order';
import { blankLine, blankOrder, inMarks, isBlank, typedOf, typedOrderSchema } from './typed-order';
import { withNextLine } from './typing';

const EUR = currency('EUR');
const english: Figures = { currency: EUR, decimal: '.' };
const german: Figures = { currency: EUR, decimal: ',' };
const ID = '0199aaaa-0000-7000-8000-000000000001';

const line = (change: Partial<TypedLine>): TypedLine => ({ ...blankLine, ...change });
const heart = line({ sku: '85123A', description: 'White heart', quantity: '12', unitPrice: '2.55', tax: '20' });
const lantern = line({ sku: '71053', quantity: '1', unitPrice: '3.39', tax: '5' });
const order = (change: Partial<TypedOrder>): TypedOrder => ({ ...blankOrder, customer: 'Oxbow Tea', ...change });
const totalsOf = (typed: TypedOrder, figures = english) =>
  runningTotals(readOrder(typed, figures).content, figures.currency)?.totals;

test('CAP-1 what is typed becomes the content of an order, and the totals are the domain’s own', () => {
  const typed = order({
    customer: ' Oxbow Tea ',
    email: 'tea@example.org',
    reference: 'PO 1',
    lines: [line({ ...heart, discount: '10 %' }), line({ ...lantern, quantity: '3*2', discount: '0.34' }), blankLine],
    discount: '5 %',
    shipping: '4.90',
    shippingTax: '20%',
    taxIncluded: false,
  });
  const { content, faults } = readOrder(typed, english);
  expect(faults).toBeNull();
  expect(content).toEqual({
    customerId: null,
    contact: { fullName: 'Oxbow Tea', email: 'tea@example.org' },
    reference: 'PO 1',
    lines: [
      {
        ...{ sku: '85123A', description: 'White heart', quantity: 12, unitPrice: 25_500 },
        discount: { type: 'rate', basisPoints: 1_000 },
        taxBasisPoints: 2_000,
      },
      {
        ...{ sku: '71053', description: '', quantity: 6, unitPrice: 33_900 },
        discount: { type: 'amount', minor: 34 },
        taxBasisPoints: 500,
      },
    ],
    discount: { type: 'rate', basisPoints: 500 },
    shipping: { minor: 490, taxBasisPoints: 2_000 },
    taxIncluded: false,
    rounding: 'line',
  });
  // 27.54 + 20.00 = 47.54, less 2.38; tax 20 % on 26.16 and on 4.90, 5 % on 19.00.
  expect(runningTotals(content, EUR)).toMatchObject({
    ...{ kind: 'sale', lines: 2, items: 18, shipping: 490 },
    totals: { goods: 4_754, discount: 238, net: 5_006, tax: 716, gross: 5_722 },
    taxes: [
      { basisPoints: 2_000, minor: 621 },
      { basisPoints: 500, minor: 95 },
    ],
  });
  expect(totalsOf({ ...typed, taxIncluded: true })?.gross).toBe(5_006);
});

test('CAP-1 German figures come to the same, running totals take what can be read, and a minus makes a credit', () => {
  const lines = [line({ ...heart, unitPrice: '1.234,50', quantity: '2' })];
  expect(totalsOf(order({ lines, shipping: '4,90' }), german)?.gross).toBe(247_390);
  expect(totalsOf(order({ customer: '', lines: [heart, lantern, line({ sku: 'X' })] }))?.gross).toBe(3_399);
  expect(lineTotal({ ...heart, sku: '', quantity: '-2' }, english)).toEqual({ minor: -510, currency: EUR });
  expect(lineTotal(blankLine, english)).toBeNull();
  const credit = readOrder(order({ lines: [{ ...heart, quantity: '-2' }] }), english).content;
  expect(runningTotals(credit, EUR)).toMatchObject({ kind: 'credit', items: 2, totals: { gross: -510 } });
});

test('CAP-1 what is too much to be counted exactly has no total instead of a wrong one', () => {
  const dear = line({ ...heart, quantity: '1000000', unitPrice: '1000000000' });
  expect(lineTotal(dear, english)).toBeNull();
  expect(totalsOf(order({ lines: [dear] }))).toBeUndefined();
  expect(totalsOf(order({ lines: [{ ...dear, quantity: '-1000000' }] }))).toBeUndefined();
});

test('REF-1 each field says what to do about it', () => {
  const say = sayIn('en');
  const bad = line({ sku: '', quantity: '0', unitPrice: '2.55555', discount: '101 %', tax: 'much' });
  const { faults } = readOrder(
    order({
      customer: ' ',
      email: 'nobody',
      lines: [bad, lantern],
      discount: '-1',
      shipping: '1.005',
      shippingTax: '',
    }),
    english,
  );
  const { lines, ...ofOrder } = faults ?? { lines: [] };
  const words = Object.fromEntries(Object.entries(ofOrder).map(([field, word]) => [field, say(word)]));
  expect(words).toEqual({
    customer: 'Say who buys.',
    email: 'Write it as name@example.org.',
    discount: 'A share like 10 %, or an amount.',
    shipping: 'An amount in this currency.',
  });
  expect(lines).toEqual([
    {
      sku: 'capture.fault.sku',
      quantity: 'capture.fault.quantity',
      unitPrice: 'capture.fault.price',
      discount: 'capture.fault.discount',
      tax: 'capture.fault.tax',
    },
    {},
  ]);
  for (const quantity of ['1.5', '', 'two', '99999999', '1e3', '5/2'])
    expect(lineTotal({ ...heart, quantity }, english)).toBeNull();
  const nameless = readOrder(order({ lines: [line({ ...lantern, creates: ID })] }), english).faults;
  expect(nameless?.lines).toEqual([{ description: 'capture.fault.product-name' }]);
  expect(readOrder(order({ lines: [heart, blankLine, lantern] }), english).faults?.lines[1]).toMatchObject({
    sku: 'capture.fault.sku',
  });
});

test('SYN-21 a refused order can be typed again from what it was', () => {
  const typed = order({
    ...{ buyer: { type: 'known', id: ID }, email: 'tea@example.org', reference: 'PO 1', currency: EUR, decimal: ',' },
    lines: [
      { ...heart, discount: '12,5 %', unitPrice: '2,55' },
      line({ ...lantern, discount: '0,34', unitPrice: '3,39' }),
    ],
    ...{ discount: '5,00', shipping: '-4,90', shippingTax: '7', taxIncluded: false, rounding: 'order' },
  });
  const read = readOrder(typed, german);
  expect(read.faults).toBeNull();
  const asked = placeOrderSchema.parse({
    ...read.content,
    number: 'W1-1',
    origin: 'desk',
    source: '',
    currency: 'EUR',
  });
  expect(typedOf(asked, ',')).toEqual(typed);
  expect([isBlank(blankOrder), isBlank(withNextLine(blankOrder)), isBlank(typed)]).toEqual([true, true, false]);
});

test('CAP-3 a draft of an earlier shape is read as far as it goes, and what is no draft is none', () => {
  const old = { customer: 'Oxbow Tea', lines: [{ sku: '71053', description: '', quantity: '1', unitPrice: '3.39' }] };
  const read = typedOrderSchema.parse(old);
  expect(read).toMatchObject({ customer: 'Oxbow Tea', buyer: { type: 'free' }, taxIncluded: true });
  expect(totalsOf(read)?.gross).toBe(339);
  for (const broken of [{}, { lines: [] }, { lines: [{ sku: 1 }] }, 'text', undefined])
    expect(typedOrderSchema.safeParse(broken).success).toBe(false);
});

test('CAP-3 a draft typed in one language means the same figures in another', () => {
  const lines = [line({ ...heart, quantity: '1.000', unitPrice: '1,234', discount: '2,5 %' })];
  const typed = order({ decimal: ',', lines, shipping: '1.204,90' });
  const turned = inMarks(typed, '.');
  expect(turned.lines[0]).toMatchObject({ quantity: '1,000', unitPrice: '1.234', discount: '2.5 %' });
  expect(readOrder(turned, english)).toEqual(readOrder(typed, german));
  expect(inMarks(turned, ',')).toEqual(typed);
  expect(inMarks(order({ lines }), '.').lines).toEqual(lines);
});
