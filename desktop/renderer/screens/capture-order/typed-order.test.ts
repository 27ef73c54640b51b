import { expect, test } from 'vitest';
import { currency } from 'shared/currency';
import { placeOrderSchema } from 'shared/order/commands';
import { productId } from 'shared/ids';
import { unitPrice } from 'shared/unit-price';
import { sayIn } from '../language/say-in';
import { calculated } from './calculated';
import { creationsOf, withCreated } from './creations';
import { decimalMark, plainDecimal } from './plain-decimal';
import type { Figures } from './read-figures';
import { readOrder } from './read-order';
import { lineTotal, runningTotals } from './running-totals';
import { settled } from './settled';
import type { TypedLine, TypedOrder } from './typed-order';
import { blankLine, blankOrder, isBlank, typedOf, typedOrderSchema } from './typed-order';
import { withLine, withLineBack, withNextLine, withProduct, withScanned, withoutLine } from './typing';
import { exactly } from './use-lines';

const EUR = currency('EUR');
const english: Figures = { currency: EUR, decimal: '.' };
const german: Figures = { currency: EUR, decimal: ',' };
const ID = '0199aaaa-0000-7000-8000-000000000001';
const OTHER_ID = '0199aaaa-0000-7000-8000-000000000002';

const line = (change: Partial<TypedLine>): TypedLine => ({ ...blankLine, ...change });
const heart = line({ sku: '85123A', description: 'White heart', quantity: '12', unitPrice: '2.55', tax: '20' });
const lantern = line({ sku: '71053', quantity: '1', unitPrice: '3.39', tax: '5' });
const order = (change: Partial<TypedOrder>): TypedOrder => ({ ...blankOrder, customer: 'Oxbow Tea', ...change });
const totalsOf = (typed: TypedOrder, figures = english) =>
  runningTotals(readOrder(typed, figures).content, figures.currency)?.totals;

test('MON-2 a number is read as it is written where its writer lives, or not at all', () => {
  const inEnglish = (text: string) => plainDecimal(text, '.');
  const inGerman = (text: string) => plainDecimal(text, ',');
  expect(['2.55', '1,234.56', '1234', '1,234', ' 2.5 ', '.5', '7.'].map(inEnglish)).toEqual([
    '2.55',
    '1234.56',
    '1234',
    '1234',
    '2.5',
    '0.5',
    '7',
  ]);
  expect(['2,55', '1.234,56', '1.234', '1 234,5'].map(inGerman)).toEqual(['2.55', '1234.56', '1234', '1234.5']);
  expect(['2,55', '0,0175'].map(inEnglish)).toEqual(['2.55', '0.0175']);
  expect(inGerman('2.5')).toBe('2.5');
  expect(['1,23,456', '1.2.3', 'abc', '', '-1', '1,2345.6', '2.55 EUR'].map(inEnglish)).toEqual(Array(7).fill(null));
  expect([decimalMark('en-GB'), decimalMark('de-DE')]).toEqual(['.', ',']);
});

test('CAP-2 a number field calculates exactly, in the writer’s own marks, and rounds once at the end', () => {
  const of = (text: string, decimal = '.') => calculated(text, decimal, 4);
  expect(
    ['12*2.5', '16.99*1.1', '(1+2)*3-4', '2x3', '-3', '- 3+1', '10/4', '1/3', '2/3', '-2/3'].map((text) => of(text)),
  ).toEqual(['30', '18.689', '5', '6', '-3', '-2', '2.5', '0.3333', '0.6667', '-0.6667']);
  expect(of('16,99*1,1', ',')).toBe('18.689');
  expect(of('1.000*1,5', ',')).toBe('1500');
  expect(['0.1+0.2', '1,234.56 + 0.44'].map((text) => of(text))).toEqual(['0.3', '1235']);
  expect(of('2.55555')).toBe('2.55555');
  expect(['1/0', '2**3', '(1', '1)', '*2', '2*', '1 2 3 a', '()', '9'.repeat(90)].map((text) => of(text))).toEqual(
    Array(9).fill(null),
  );
  expect(settled('12*2,5', 4, german)).toBe('30');
  expect(settled('20/3', 4, german)).toBe('6,6667');
  expect(settled('2+3 %', 2, english)).toBe('5 %');
  expect(['-3', '2.50', 'abc', '1/0'].map((text) => settled(text, 4, english))).toEqual(['-3', '2.50', 'abc', '1/0']);
});

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
    ...{ buyer: { type: 'known', id: ID }, email: 'tea@example.org', reference: 'PO 1', currency: EUR },
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

const product = {
  id: productId(ID),
  content: {
    sku: '71053',
    name: 'Lantern',
    barcode: '',
    unitPrice: unitPrice(33_900),
    currency: EUR,
    taxBasisPoints: 750,
  },
};

test('CAP-4 choosing a product fills its line, but never with a price in another currency', () => {
  const filled = withProduct(order({ lines: [line({ sku: '71', quantity: '3' })] }), 0, product.content, german);
  expect(filled.lines).toEqual([
    line({ sku: '71053', description: 'Lantern', quantity: '3', unitPrice: '3,39', tax: '7,5' }),
  ]);
  const abroad = withProduct(blankOrder, 0, product.content, { currency: currency('GBP'), decimal: '.' });
  expect(abroad.lines[0]).toMatchObject({ sku: '71053', unitPrice: '', tax: '7.5' });
  expect(exactly([product], ' 71053 ')?.id).toBe(ID);
  expect([exactly([product, product], '71053'), exactly([product], '7105')]).toEqual([null, null]);
});

test('CAP-5 what is created along comes before the order, once, and only under what it was asked for', () => {
  const typed = order({
    buyer: { type: 'new', id: ID },
    email: 'tea@example.org',
    lines: [line({ ...heart, creates: OTHER_ID }), lantern],
  });
  const [customer, created, ...more] = creationsOf(typed, english);
  expect(customer).toMatchObject({
    ...{ type: 'CreateCustomer', subject: ID },
    payload: { profile: { name: 'Oxbow Tea', email: 'tea@example.org' } },
  });
  expect(created).toMatchObject({
    ...{ type: 'CreateProduct', subject: OTHER_ID },
    payload: { sku: '85123A', name: 'White heart', unitPrice: 25_500, currency: EUR, taxBasisPoints: 2_000 },
  });
  expect(more).toEqual([]);
  expect(readOrder(typed, english).content.customerId).toBe(ID);
  if (customer === undefined || created === undefined) throw new Error('nothing is created');
  const after = withCreated(withCreated(typed, customer), created);
  expect(creationsOf(after, english)).toEqual([]);
  expect(after.buyer).toEqual({ type: 'known', id: ID });
  expect(withLine(typed, 0, { sku: '9' }).lines[0]?.creates).toBeNull();
});

test('CAP-6 lines are added, removed and put back without losing any, and a scan adds one more', () => {
  const two = order({ lines: [heart, lantern] });
  expect(withNextLine(two).lines[2]).toEqual(line({ tax: '5' }));
  expect(withLineBack(withoutLine(two, 0), 0, heart)).toEqual(two);
  expect(withoutLine(order({ lines: [heart] }), 0).lines).toEqual([blankLine]);
  expect(withLineBack(withoutLine(order({ lines: [heart] }), 0), 0, heart).lines).toEqual([heart]);
  const again = withScanned(two, '85123a', english);
  expect([again.typed.lines[0]?.quantity, again.position, again.again]).toEqual(['13', 0, true]);
  const fresh = withScanned(two, '22752', english);
  expect(fresh.typed.lines.map(({ sku, quantity }) => `${sku}×${quantity}`)).toEqual([
    '85123A×12',
    '71053×1',
    '22752×1',
  ]);
  expect(withScanned(withNextLine(two), '22752', english).position).toBe(2);
  const credit = order({ lines: [{ ...heart, quantity: '-2' }] });
  expect(withScanned(credit, '85123A', english).typed.lines[0]?.quantity).toBe('-3');
});
