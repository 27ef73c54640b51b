// Shopify's own export: the order's fields stand in its first row only, taxes are declared in sum.
import { expect, test } from 'vitest';
import { readingOf } from './testing';

const HEADER =
  'Name,Email,Financial Status,Paid at,Fulfillment Status,Fulfilled at,Accepts Marketing,Currency,Subtotal,Shipping,Taxes,Total,' +
  'Discount Code,Discount Amount,Shipping Method,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem compare at price,' +
  'Lineitem sku,Lineitem requires shipping,Lineitem taxable,Lineitem fulfillment status,Billing Name,Billing Street,Shipping Name,Notes,' +
  'Cancelled at,Payment Method,Id,Tags,Source,Lineitem discount,Tax 1 Name,Tax 1 Value';
const COLUMNS = HEADER.split(',');

type Cells = Readonly<Record<string, string | number>>;

const ORDER = {
  Name: '#1001',
  Email: 'ada@example.org',
  'Financial Status': 'paid',
  Currency: 'EUR',
  'Created at': '2025-07-18 10:00:00 -0400',
  'Billing Name': 'Ada Byron',
};
const line = (quantity: number, price: string, extra: Cells = {}): Cells => ({
  Name: '#1001',
  'Lineitem quantity': quantity,
  'Lineitem name': 'Blue cup',
  'Lineitem price': price,
  'Lineitem sku': 'CUP',
  'Lineitem taxable': 'true',
  ...extra,
});
const sums = (subtotal: string, shipping: string, taxes: string, total: string, extra: Cells = {}): Cells => ({
  ...ORDER,
  Subtotal: subtotal,
  Shipping: shipping,
  Taxes: taxes,
  Total: total,
  'Discount Amount': '0.00',
  ...extra,
});

const csv = (...rows: readonly Cells[]) =>
  [HEADER, ...rows.map((cells) => COLUMNS.map((column) => `"${String(cells[column] ?? '')}"`).join(','))].join('\n');
const verdictsOf = (...rows: readonly Cells[]) =>
  readingOf('shopify-orders', csv(...rows)).map(({ verdict }) => verdict);

test('later rows add lines to the order of the first', () => {
  const verdicts = verdictsOf(
    { ...sums('25.00', '5.00', '5.70', '35.70'), ...line(2, '10.00') },
    line(1, '5.00', { 'Lineitem sku': 'MUG' }),
  );
  expect(verdicts).toMatchObject([
    {
      type: 'sale',
      warnings: [],
      placement: {
        occurredAt: '2025-07-18T14:00:00.000Z',
        gross: 3570,
        payload: {
          number: '#1001',
          contact: { fullName: 'Ada Byron', email: 'ada@example.org' },
          currency: 'EUR',
          taxIncluded: false,
          shipping: { minor: 500, taxBasisPoints: 1_900 },
          lines: [
            { sku: 'CUP', quantity: 2, taxBasisPoints: 1_900 },
            { sku: 'MUG', quantity: 1, taxBasisPoints: 1_900 },
          ],
        },
      },
    },
  ]);
});

test('IMP-10 taxes inside the prices are told from taxes on top by the total', () => {
  expect(verdictsOf({ ...sums('23.80', '0.00', '3.80', '23.80'), ...line(2, '11.90') })).toMatchObject([
    { type: 'sale', placement: { gross: 2380, payload: { taxIncluded: true, lines: [{ taxBasisPoints: 1_900 }] } } },
  ]);
});

test('IMP-10 shipping may be free of tax, and so may some of the goods', () => {
  expect(verdictsOf({ ...sums('20.00', '5.00', '1.60', '26.60'), ...line(2, '10.00') })).toMatchObject([
    { placement: { gross: 2660, payload: { shipping: { taxBasisPoints: 0 }, lines: [{ taxBasisPoints: 800 }] } } },
  ]);
  const card = line(1, '50.00', { 'Lineitem taxable': 'false', 'Lineitem sku': 'CARD' });
  expect(verdictsOf({ ...sums('70.00', '0.00', '1.60', '71.60'), ...line(2, '10.00') }, card)).toMatchObject([
    { placement: { gross: 7160, payload: { lines: [{ taxBasisPoints: 800 }, { taxBasisPoints: 0 }] } } },
  ]);
});

test('IMP-10 what the goods and the subtotal differ by is the discount', () => {
  const cells = sums('18.00', '4.00', '0.00', '22.00', { 'Discount Code': 'WELCOME', 'Discount Amount': '2.00' });
  expect(verdictsOf({ ...cells, ...line(2, '10.00') })).toMatchObject([
    { placement: { gross: 2200, payload: { discount: { type: 'amount', minor: 200 }, shipping: { minor: 400 } } } },
  ]);
  expect(verdictsOf({ ...cells, ...line(2, '10.00', { 'Lineitem discount': '2.00' }) })).toMatchObject([
    { placement: { gross: 2200, payload: { discount: null, lines: [{ discount: { type: 'amount', minor: 200 } }] } } },
  ]);
});

test('IMP-10 a total the lines cannot make is refused with both, one that rounding explains is warned of', () => {
  expect(verdictsOf({ ...sums('20.00', '0.00', '0.00', '25.00'), ...line(2, '10.00') })).toMatchObject([
    { type: 'rejected', code: 'total-differs', detail: '20.00 by its lines, 25.00 by its total' },
  ]);
  expect(verdictsOf({ ...sums('20.00', '0.00', '0.00', '20.01'), ...line(2, '10.00') })).toMatchObject([
    { type: 'sale', placement: { gross: 2000 }, warnings: [{ code: 'total-rounded' }] },
  ]);
  expect(verdictsOf({ ...sums('25.00', '0.00', '0.00', '25.00'), ...line(2, '10.00') })).toMatchObject([
    { code: 'total-differs' },
  ]);
});

test('a line without a SKU goes by its name, with a warning', () => {
  expect(
    verdictsOf({ ...sums('10.00', '0.00', '0.00', '10.00'), ...line(1, '10.00', { 'Lineitem sku': '' }) }),
  ).toMatchObject([
    {
      type: 'sale',
      placement: { payload: { lines: [{ sku: 'Blue cup' }] } },
      warnings: [{ code: 'sku-from-description', row: 2 }],
    },
  ]);
});

test('an order cancelled in the shop is not imported', () => {
  const cells = sums('10.00', '0.00', '0.00', '10.00', { 'Cancelled at': '2025-07-19 10:00:00 -0400' });
  expect(verdictsOf({ ...cells, ...line(1, '10.00') })).toMatchObject([
    { type: 'rejected', code: 'cancelled-at-source', row: 2 },
  ]);
});
