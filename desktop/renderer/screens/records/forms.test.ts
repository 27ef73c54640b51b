import { expect, test } from 'vitest';
import { currency } from 'shared/currency';
import { defaultSettings } from 'shared/settings/settings';
import { unitPrice } from 'shared/unit-price';
import { blankCustomer, customerForm, typedCustomer } from '../customers/customer-form';
import { sayIn } from '../language/say-in';
import { personForm } from '../people/person-form';
import { blankProduct, productForm } from '../products/product-form';
import { changedRules, rulesOf, settingsForm } from '../settings/settings-form';
import { differences, shownValue } from './form';
import { basisPoints, minutesOf, percent, secondsOfMinutes } from './plain-figures';

const EUR = currency('EUR');
const lantern = { sku: 'LAMP-1', name: 'Lantern', unitPrice: '2.55', currency: 'EUR', tax: '19', barcode: '' };
const maria = { ...blankCustomer, name: 'Oxbow Tea', email: 'buy@oxbow.example', reference: 'K-1' };
const rules = rulesOf(defaultSettings);

test('REC-4 what is typed becomes the content of a product, and the content is typed as it was', () => {
  const read = productForm.read({ ...lantern, sku: ' LAMP-1 ', currency: 'eur' }, '.');
  expect(read).toEqual({
    type: 'content',
    content: {
      ...{ sku: 'LAMP-1', name: 'Lantern', barcode: '', currency: EUR },
      ...{ unitPrice: unitPrice(25_500), taxBasisPoints: 1_900 },
    },
  });
  if (read.type !== 'content') throw new Error('not read');
  expect(productForm.typedOf(read.content, '.')).toEqual(lantern);
  expect(productForm.typedOf(read.content, ',')).toMatchObject({ unitPrice: '2,55' });
  expect(productForm.read({ ...lantern, unitPrice: '2,55', tax: '7,5' }, ',')).toMatchObject({
    content: { unitPrice: unitPrice(25_500), taxBasisPoints: 750 },
  });
});

test('REC-5 each field of a product says what to do about it', () => {
  expect(productForm.read({ ...blankProduct(EUR), currency: 'XXY', tax: '100.01' }, '.')).toEqual({
    type: 'faults',
    faults: {
      sku: { words: 'products.fault.sku' },
      name: { words: 'products.fault.name' },
      unitPrice: { words: 'products.fault.price' },
      currency: { words: 'records.fault.currency' },
      tax: { words: 'products.fault.tax' },
    },
  });
  expect(productForm.read({ ...lantern, barcode: '4'.repeat(65) }, '.')).toEqual({
    type: 'faults',
    faults: { barcode: { words: 'records.fault.long', most: 64 } },
  });
  expect(productForm.read({ ...lantern, name: 'half \ud800' }, '.')).toEqual({
    type: 'faults',
    faults: { name: { words: 'records.fault.unstorable' } },
  });
});

test('REC-4 what is typed becomes the content of a customer or a person', () => {
  const read = customerForm.read({ ...maria, address: ' 1 Quay\nHarbour ' }, '.');
  expect(read).toEqual({
    type: 'content',
    content: {
      reference: 'K-1',
      profile: { name: 'Oxbow Tea', email: 'buy@oxbow.example', phone: '', address: '1 Quay\nHarbour' },
    },
  });
  expect(typedCustomer({ reference: 'K-1', profile: null })).toEqual({ ...blankCustomer, reference: 'K-1' });
  expect(personForm.read({ name: 'Ben', roles: 'manager,warehouse' }, '.')).toEqual({
    type: 'content',
    content: { name: 'Ben', roles: ['warehouse', 'manager'] },
  });
});

test('REC-5 each field of a customer or a person says what to do about it', () => {
  expect(customerForm.read({ ...blankCustomer, email: 'nobody' }, '.')).toEqual({
    type: 'faults',
    faults: { name: { words: 'customers.fault.name' }, email: { words: 'customers.fault.email' } },
  });
  expect(personForm.read({ name: ' ', roles: '' }, '.')).toEqual({
    type: 'faults',
    faults: { name: { words: 'people.fault.name' }, roles: { words: 'people.fault.roles' } },
  });
});

test('REC-5 each rule of the organisation says what it can be', () => {
  const typed = settingsForm.typedOf(rules, '.');
  expect(typed).toMatchObject({ retryAfterSeconds: '30', maxAttempts: '3', workingSetDays: '90' });
  expect(settingsForm.read(typed, '.')).toEqual({ type: 'content', content: rules });
  const wrong = { ...typed, timeZone: 'Moon/Base', maxAttempts: '21', retryAfterSeconds: '0', workingSetDays: '1.5' };
  expect(settingsForm.read(wrong, '.')).toEqual({
    type: 'faults',
    faults: {
      timeZone: { words: 'settings.fault.zone' },
      maxAttempts: { words: 'settings.fault.attempts' },
      retryAfterSeconds: { words: 'settings.fault.retry' },
      workingSetDays: { words: 'settings.fault.days' },
    },
  });
});

test('REC-6 only what differs is shown and, of the settings, sent', () => {
  const say = sayIn('en');
  const typed = { ...settingsForm.typedOf(rules, '.'), completion: 'proven', retryAfterSeconds: '45.0' };
  const shown = differences(settingsForm, settingsForm.typedOf(rules, '.'), typed, '.').map(
    ({ field, before, after }) => [field.name, shownValue(field, before, say), shownValue(field, after, say)],
  );
  expect(shown).toEqual([
    ['completion', 'when a person says so', 'once it is paid and shipped'],
    ['retryAfterSeconds', '30 minutes', '45 minutes'],
  ]);
  const read = settingsForm.read(typed, '.');
  if (read.type !== 'content') throw new Error('not read');
  expect(changedRules(rules, read.content)).toEqual({ completion: 'proven', retryAfterSeconds: 2_700 });
  expect(
    differences(productForm, lantern, { ...lantern, unitPrice: '2.550', tax: '19.0', name: ' Lantern' }, '.'),
  ).toEqual([]);
});

test('REC-4 percent and minutes are whole basis points and seconds, and come back as typed', () => {
  expect(['19', '7.5', '0.05', '0', '12.345', 'x', ''].map((text) => basisPoints(text, '.'))).toEqual([
    ...[1_900, 750, 5, 0],
    ...[null, null, null],
  ]);
  expect([1_900, 750, 705, 0].map((points) => percent(points, ','))).toEqual(['19', '7,5', '7,05', '0']);
  const seconds = Array.from({ length: 500 }, (_, n) => n * 37 + 1);
  expect(seconds.map((one) => secondsOfMinutes(minutesOf(one, '.'), '.'))).toEqual(seconds);
});
