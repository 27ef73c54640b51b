// What may be done to the catalogue.
import { expect, test } from 'vitest';
import { refuse } from '../decision';
import { EUR, PRODUCT, command } from '../testing/examples';
import { after, continued, eventsOf, given, stateOf, statesAfter } from '../testing/given';
import { unitPrice } from '../unit-price';

const lantern = {
  sku: 'LAMP-1',
  name: 'Lantern',
  barcode: '',
  unitPrice: unitPrice(25_500),
  currency: EUR,
  taxBasisPoints: 1_900,
};
const create = command('CreateProduct', PRODUCT, lantern);
const change = command('ChangeProduct', PRODUCT, { ...lantern, name: 'Storm lantern' });
const withdraw = command('WithdrawProduct', PRODUCT, {});
const offered = after(create);
const withdrawn = continued(offered, withdraw);

test('PRO-1 a product is created with what was said of it', () => {
  expect(stateOf(offered, 'product', PRODUCT)).toEqual({ status: 'offered', ...lantern });
});

test('PRO-1 the same content again is nothing happened, other content is refused by its SKU', () => {
  expect(eventsOf(given(offered).when(create))).toEqual([]);
  expect(eventsOf(given(withdrawn).when(create))).toEqual([]);
  const other = command('CreateProduct', PRODUCT, { ...lantern, unitPrice: unitPrice(1) });
  expect(given(offered).when(other)).toEqual(refuse({ code: 'product-exists', sku: 'LAMP-1' }));
});

test('PRO-2 a product on offer can be changed; the same content is nothing happened', () => {
  const changed = continued(offered, change);
  expect(stateOf(changed, 'product', PRODUCT)).toMatchObject({ name: 'Storm lantern' });
  expect(eventsOf(given(changed).when(change))).toEqual([]);
});

test('PRO-2 an unknown or withdrawn product is not changed', () => {
  expect(given().when(change)).toEqual(refuse({ code: 'product-unknown' }));
  expect(given(withdrawn).when(change)).toEqual(refuse({ code: 'product-withdrawn', sku: 'LAMP-1' }));
});

test('PRO-3 withdrawing twice is one withdrawal, and the product keeps what it was', () => {
  expect(stateOf(withdrawn, 'product', PRODUCT)).toEqual({ ...lantern, status: 'withdrawn' });
  expect(eventsOf(given(withdrawn).when(withdraw))).toEqual([]);
  expect(given().when(withdraw)).toEqual(refuse({ code: 'product-unknown' }));
});

test('ORD-15 a product is neither created twice nor changed once withdrawn', () => {
  expect(() => statesAfter([...offered, ...offered])).toThrow('created once');
  expect(() => statesAfter([...withdrawn, ...continued(offered, change).slice(1)])).toThrow(
    'cannot follow a withdrawn product',
  );
});
