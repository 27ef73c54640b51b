import { expect, test } from 'vitest';
import { currency } from 'shared/currency';
import { unitPriceDecimal } from 'shared/unit-price';
import { decimalMark, plainDecimal } from './plain-decimal';
import { blankLine, blankOrder, isBlank, lineTotal, readOrder, runningTotal, typedOf } from './typed-order';

const EUR = currency('EUR');
const heart = { sku: '85123A', description: 'White heart', quantity: '12', unitPrice: '2.55' };
const lantern = { sku: '71053', description: '', quantity: '1', unitPrice: '3.39' };

test('MON-2 a number is read as it is written where its writer lives, or not at all', () => {
  const english = (text: string) => plainDecimal(text, '.');
  const german = (text: string) => plainDecimal(text, ',');
  expect(['2.55', '1,234.56', '1234', '1,234', ' 2.5 ', '.5', '7.'].map(english)).toEqual([
    '2.55',
    '1234.56',
    '1234',
    '1234',
    '2.5',
    '0.5',
    '7',
  ]);
  expect(['2,55', '1.234,56', '1.234', '1 234,5'].map(german)).toEqual(['2.55', '1234.56', '1234', '1234.5']);
  expect(['2,55', '0,0175'].map(english)).toEqual(['2.55', '0.0175']);
  expect(german('2.5')).toBe('2.5');
  expect(['1,23,456', '1.2.3', 'abc', '', '-1', '1,2345.6', '2.55 EUR'].map(english)).toEqual(Array(7).fill(null));
  expect([decimalMark('en-GB'), decimalMark('de-DE')]).toEqual(['.', ',']);
});

test('ORD-1 what is typed becomes the content of an order, and the total is the domain’s own', () => {
  const read = readOrder({ customer: ' Oxbow Tea ', lines: [heart, lantern] }, '.');
  expect(read).toMatchObject({
    type: 'content',
    content: {
      contact: { fullName: 'Oxbow Tea' },
      lines: [
        { sku: '85123A', quantity: 12, unitPrice: 25_500 },
        { sku: '71053', unitPrice: 33_900 },
      ],
    },
  });
  expect(runningTotal({ customer: '', lines: [heart, lantern, blankLine] }, EUR, '.')).toEqual({
    minor: 3399,
    currency: EUR,
  });
  expect(lineTotal({ ...heart, sku: '', quantity: '-2' }, EUR, '.')).toEqual({ minor: -510, currency: EUR });
  expect(lineTotal(blankLine, EUR, '.')).toBeNull();
});

test('REF-1 each field says what to do about it', () => {
  const read = readOrder(
    { customer: ' ', lines: [{ sku: '', description: '', quantity: '0', unitPrice: '2.55555' }, lantern] },
    '.',
  );
  expect(read).toEqual({
    type: 'faults',
    faults: {
      customer: 'Say who buys.',
      lines: [
        { sku: 'Enter a SKU.', quantity: 'A whole number, not 0.', unitPrice: 'A price, at most four decimals.' },
        {},
      ],
    },
  });
  for (const quantity of ['1.5', '', 'two', '99999999', '1e3'])
    expect(lineTotal({ ...heart, quantity }, EUR, '.')).toBeNull();
});

test('SYN-21 a refused order can be typed again from what it was', () => {
  const typed = { customer: 'Oxbow Tea', lines: [heart, lantern] };
  const read = readOrder(typed, '.');
  if (read.type !== 'content') throw new Error('not read');
  expect(typedOf(read.content, ({ unitPrice }) => unitPriceDecimal(unitPrice))).toEqual(typed);
  expect([isBlank(blankOrder), isBlank(typed)]).toEqual([true, false]);
});
