import { expect, test } from 'vitest';
import { currency } from 'shared/currency';
import { productId } from 'shared/ids';
import { unitPrice } from 'shared/unit-price';
import { creationsOf, withCreated } from './creations';
import type { Figures } from './read-figures';
import { readOrder } from './read-order';
import type { TypedLine, TypedOrder } from './typed-order';
import { blankLine, blankOrder } from './typed-order';
import { withLine, withLineBack, withNextLine, withProduct, withScanned, withoutLine } from './typing';
import { exactly } from './suggest';

const EUR = currency('EUR');
const english: Figures = { currency: EUR, decimal: '.' };
const german: Figures = { currency: EUR, decimal: ',' };
const ID = '0199aaaa-0000-7000-8000-000000000001';
const OTHER_ID = '0199aaaa-0000-7000-8000-000000000002';

const line = (change: Partial<TypedLine>): TypedLine => ({ ...blankLine, ...change });
const heart = line({ sku: '85123A', description: 'White heart', quantity: '12', unitPrice: '2.55', tax: '20' });
const lantern = line({ sku: '71053', quantity: '1', unitPrice: '3.39', tax: '5' });
const order = (change: Partial<TypedOrder>): TypedOrder => ({ ...blankOrder, customer: 'Oxbow Tea', ...change });

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
  const coded = { ...product, content: { ...product.content, barcode: '4006381333931' } };
  expect([exactly([coded], '04006381333931')?.id, exactly([coded], '71053')?.id]).toEqual([ID, ID]);
  expect([exactly([product, product], '71053'), exactly([product], '7105'), exactly([product], '')]).toEqual([
    null,
    null,
    null,
  ]);
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
