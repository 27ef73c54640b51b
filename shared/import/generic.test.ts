// Waybill's own columns, profiles people write, and files that are no list of orders.
import { expect, test } from 'vitest';
import { MAX_LINES } from '../order/line';
import { readOrders } from './csv-orders';
import type { Profile } from './profile';
import { profileFromJson } from './profile';
import { bytesOf, knownProfile, organisation, readingOf } from './testing';
import type { ReadOrder } from './verdict';

const lines = (...rows: readonly string[]) => rows.join('\n');
const HEADER = 'order,date,customer,email,reference,sku,description,quantity,unit_price,tax_rate,discount,currency';
const generic = (...rows: readonly string[]) => readingOf('generic', lines(HEADER, ...rows));
const verdicts = (orders: readonly ReadOrder[]) => orders.map(({ verdict }) => verdict);
const codes = (orders: readonly ReadOrder[]) =>
  orders.map(({ verdict }) => (verdict.type === 'rejected' ? verdict.code : verdict.type));

test('each documented column arrives where it belongs', () => {
  const [verdict] = verdicts(generic('A-1,2024-03-31,Ada Byron,ada@example.org,PO 7,CUP,Blue cup,2,10.00,19%,10%,EUR'));
  expect(verdict).toMatchObject({
    type: 'sale',
    placement: {
      gross: 2142,
      occurredAt: '2024-03-31T00:00:00.000Z',
      payload: {
        number: 'A-1',
        contact: { fullName: 'Ada Byron', email: 'ada@example.org' },
        reference: 'PO 7',
        currency: 'EUR',
        taxIncluded: false,
        lines: [
          {
            sku: 'CUP',
            description: 'Blue cup',
            quantity: 2,
            unitPrice: 100_000,
            taxBasisPoints: 1_900,
            discount: { type: 'rate', basisPoints: 1_000 },
          },
        ],
      },
    },
  });
});

test('columns are found whatever their order, case and spelling, and others are left alone', () => {
  const orders = readingOf(
    'generic',
    lines('Colour;Unit Price;QUANTITY;Sku;Date;Order;Currency', 'red;2,50;3;CUP;31.03.2024;A-1;eur'),
  );
  expect(verdicts(orders)).toMatchObject([{ type: 'sale', placement: { gross: 750, payload: { number: 'A-1' } } }]);
});

test('a discount may be an amount, and shipping, order discount and tax rule stand with the order', () => {
  const header = `${HEADER},shipping,shipping_tax_rate,order_discount,tax_included,rounding,order_total`;
  const row = (cells: string) =>
    verdicts(readingOf('generic', lines(header, `A,2024-03-31,,,,CUP,,1,10.00,19,1.50,EUR,${cells}`)));
  expect(row('4.90,19,0.50,yes,order,12.90')).toMatchObject([
    {
      type: 'sale',
      placement: {
        gross: 1290,
        payload: {
          discount: { type: 'amount', minor: 50 },
          shipping: { minor: 490, taxBasisPoints: 1_900 },
          taxIncluded: true,
          rounding: 'order',
        },
      },
    },
  ]);
  expect(row('4.90,19,0.50,maybe,order,')).toMatchObject([
    { code: 'malformed-choice', row: 2, column: 'tax_included' },
  ]);
  expect(row('4.90,19,0.50,yes,up,')).toMatchObject([{ code: 'malformed-choice', column: 'rounding' }]);
  expect(row('4.905,19,,,,')).toMatchObject([{ code: 'malformed-number', column: 'shipping', detail: '4.905' }]);
  expect(row('-4.90,19,,,,')).toMatchObject([{ code: 'shipping-sign' }]);
});

test('IMP-10 a stated total is a check: where the lines make another, the order is refused with both', () => {
  const header = `${HEADER},order_total`;
  expect(verdicts(readingOf('generic', lines(header, 'A,2024-03-31,,,,CUP,,1,10.00,19,,EUR,11.91')))).toMatchObject([
    { code: 'total-differs', detail: '11.90 by its lines, 11.91 by its total' },
  ]);
});

test.each([
  ['A,,,,,CUP,,1,1,,,EUR', 'missing-cell', 'date'],
  ['A,2024-03-31,,,,,Cup,1,1,,,EUR', 'missing-cell', 'sku'],
  ['A,2024-03-31,,,,CUP,,,1,,,EUR', 'missing-cell', 'quantity'],
  ['A,31/03/2024,,,,CUP,,1,1,,,EUR', 'malformed-date', 'date'],
  ['A,2024-03-31,,,,CUP,,one,1,,,EUR', 'malformed-number', 'quantity'],
  ['A,2024-03-31,,,,CUP,,1.5,1,,,EUR', 'fractional-quantity', 'quantity'],
  ['A,2024-03-31,,,,CUP,,1000001,1,,,EUR', 'quantity-too-large', 'quantity'],
  ['A,2024-03-31,,,,CUP,,1,99999999999,,,EUR', 'price-too-high', 'unit_price'],
  ['A,2024-03-31,,,,CUP,,1,1,120,,EUR', 'malformed-rate', 'tax_rate'],
  ['A,2024-03-31,,,,CUP,,1,1,,-1,EUR', 'malformed-number', 'discount'],
  ['A,2024-03-31,,,,CUP,,1,1,,,', 'currency-unknown', 'currency'],
  ['A,2024-03-31,,,,CUP,,1,1,,,EURO', 'currency-unknown', 'currency'],
  [`A,2024-03-31,,,,${'X'.repeat(65)},,1,1,,,EUR`, 'not-storable', 'sku'],
  ['A,2024-03-31,,,,C\0P,,1,1,,,EUR', 'not-storable', 'sku'],
  [`A,2024-03-31,${'X'.repeat(201)},,,CUP,,1,1,,,EUR`, 'not-storable', 'customer'],
] as const)('IMP-4 %j is refused as %s, with its row and column', (row, code, column) => {
  expect(verdicts(generic('B,2024-03-31,,,,CUP,,1,1,,,EUR', row))).toMatchObject([
    { type: 'sale' },
    { type: 'rejected', code, row: 3, column },
  ]);
});

test('IMP-1 a row that names no order is refused by itself', () => {
  const orders = generic(
    ',2024-03-31,,,,CUP,,1,1,,,EUR',
    'A,2024-03-31,,,,CUP,,1,1,,,EUR',
    ' ,2024-03-31,,,,CUP,,1,1,,,EUR',
  );
  expect(orders.map(({ key, rows }) => ({ key, rows }))).toEqual([
    { key: null, rows: [2] },
    { key: 'A', rows: [3] },
    { key: null, rows: [4] },
  ]);
  expect(codes(orders)).toEqual(['missing-order', 'sale', 'missing-order']);
});

test('IMP-4 one bad row refuses the order it belongs to and no other', () => {
  const orders = generic('A,2024-03-31,,,,CUP,,1,1,,,EUR', 'B,2024-03-31,,,,CUP,,1,1,,,EUR', 'A,2024-03-31,,,,CUP,,1');
  expect(orders.map(({ rows }) => rows)).toEqual([[2, 4], [3]]);
  expect(codes(orders)).toEqual(['wrong-cell-count', 'sale']);
});

test('rows of one order that contradict each other about it are refused', () => {
  expect(codes(generic('A,2024-03-31,,,,CUP,,1,1,,,EUR', 'A,2024-03-31,,,,CUP,,1,1,,,USD'))).toEqual([
    'mixed-currencies',
  ]);
  expect(
    codes(
      readingOf(
        'generic',
        lines(`${HEADER},shipping`, ...['1', '2'].map((cost) => `A,2024-03-31,,,,CUP,,1,1,,,EUR,${cost}`)),
      ),
    ),
  ).toEqual(['order-fields-differ']);
  const [verdict] = verdicts(generic('A,2024-03-31,Ada,,,CUP,,1,1,,,EUR', 'A,2024-03-31,Bea,,,CUP,,1,1,,,EUR'));
  expect(verdict).toMatchObject({ type: 'sale', warnings: [{ code: 'several-customers', row: 3 }] });
});

test('an order of too many lines is refused, one of the most lines is not', () => {
  const rows = (count: number) => Array.from({ length: count }, () => 'A,2024-03-31,,,,CUP,,1,1,,,EUR');
  expect(codes(generic(...rows(MAX_LINES)))).toEqual(['sale']);
  expect(codes(generic(...rows(MAX_LINES + 1)))).toEqual(['too-many-lines']);
});

test('IMP-2 the id comes from organisation, source and number; the command’s id from what the file says besides', () => {
  const ids = (row: string) =>
    verdicts(generic(row)).flatMap((verdict) =>
      verdict.type === 'rejected' ? [] : [[verdict.placement.orderId, verdict.placement.commandId]],
    )[0] ?? [];
  const [order, command] = ids('A,2024-03-31,Ada,,,CUP,,1,1,,,EUR');
  expect(ids('A,2024-03-31,Ada,,,CUP,,1,1.00,,,EUR')).toEqual([order, command]);
  const [sameOrder, otherCommand] = ids('A,2024-03-31,Ada,,,CUP,,2,1,,,EUR');
  expect(sameOrder).toBe(order);
  expect(otherCommand).not.toBe(command);
  expect(ids('B,2024-03-31,Ada,,,CUP,,1,1,,,EUR')[0]).not.toBe(order);
});

test('IMP-2 two sources in one file may use the same number', () => {
  const orders = readingOf(
    'generic',
    lines(`${HEADER},source`, 'A,2024-03-31,,,,CUP,,1,1,,,EUR,east', 'A,2024-03-31,,,,CUP,,1,1,,,EUR,west'),
  );
  expect(codes(orders)).toEqual(['sale', 'sale']);
});

const custom = (changes: Record<string, unknown> = {}) =>
  JSON.stringify({
    name: 'corner-shop',
    columns: {
      order: 'Bestellnr',
      date: ['Datum', 'Bestelldatum'],
      sku: 'Artikel',
      quantity: 'Menge',
      unitPrice: 'Preis',
    },
    dates: ['d.m.y'],
    timeZone: 'Europe/Berlin',
    currency: 'EUR',
    ...changes,
  });

test('a profile of one’s own reads a file of one’s own', () => {
  const read = profileFromJson(custom());
  if (read.type === 'faulty') return expect.fail(read.detail);
  const file = lines('Bestellnr;Bestelldatum;Artikel;Menge;Preis', '17;1.7.2024 12:00;CUP;1.000;1.234,50');
  const [order] = readOrders(bytesOf(file), read.profile, organisation);
  expect(order?.verdict).toMatchObject({
    type: 'sale',
    placement: { occurredAt: '2024-07-01T10:00:00.000Z', gross: 123_450_000, payload: { source: 'corner-shop' } },
  });
});

test.each([
  ['{', 'not JSON'],
  ['[]', 'expected object'],
  [custom({ timeZone: 'Europe/Nowhere' }), 'timeZone: is not a time zone'],
  [custom({ colums: {} }), 'colums'],
  [custom({ columns: { order: 'Nr' } }), 'must name order, date, sku, quantity, unitPrice'],
  [custom({ currency: 'Euro' }), 'currency: not an ISO 4217 currency'],
  [custom({ dates: ['d.m.yy'] }), 'dates.0'],
])('what is wrong with a profile is said: %s', (json, said) => {
  expect(profileFromJson(json)).toEqual({ type: 'faulty', detail: expect.stringContaining(said) });
});

test('IMP-8 a file that is no list of orders is one refusal that holds all its rows', () => {
  const whole = (text: string, profile: Profile = knownProfile('generic')) => {
    const orders = readOrders(bytesOf(text), profile, organisation);
    return orders.map(({ rows, verdict }) => ({
      rows,
      ...('code' in verdict ? { code: verdict.code, detail: verdict.detail } : {}),
    }));
  };
  expect(whole('')).toEqual([{ rows: [], code: 'empty-file', detail: '' }]);
  expect(whole(' \n\n')).toMatchObject([{ rows: [], code: 'empty-file' }]);
  expect(whole('PK\u0003\u0004')).toMatchObject([{ rows: [], code: 'not-a-text-file' }]);
  expect(whole('name,colour\nCup,blue\nMug,red')).toEqual([
    { rows: [2, 3], code: 'missing-columns', detail: 'order, date, sku, quantity, unit_price' },
  ]);
  expect(whole(`${HEADER},Quantity\nA`)).toMatchObject([{ rows: [2], code: 'duplicate-columns' }]);
  expect(whole(',\n'.repeat(4_100_000))).toMatchObject([{ code: 'file-too-large' }]);
});

test('a file of a header alone holds no order, which is no fault', () => {
  expect(generic()).toEqual([]);
});
