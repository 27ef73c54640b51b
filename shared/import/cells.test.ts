// Numbers, rates and moments in the notations of the world, and what is refused rather than guessed.
import { expect, test } from 'vitest';
import { momentOf } from './date-cell';
import type { DecimalStyle } from './number-cell';
import { basisPointsOf, decimalOf, decimalStyleOf, digitsAfterPoint } from './number-cell';
import { DATE_STYLES } from './profile';

test.each([
  ['2.55', 'point', '2.55'],
  ['1,234.50', 'point', '1234.50'],
  ['1.234,50', 'comma', '1234.50'],
  ["1'234.50", 'plain', '1234.50'],
  ['1 234 567,5', 'comma', '1234567.5'],
  ['-3', 'plain', '-3'],
  ['−3', 'plain', '-3'],
  ['+3', 'plain', '3'],
  ['-0.00', 'plain', '0.00'],
  ['.5', 'plain', '0.5'],
  [' 7 ', 'plain', '7'],
] as const)('%j in the notation %s is %s', (cell, style: DecimalStyle, decimal) => {
  expect(decimalOf(cell, style)).toBe(decimal);
});

test.each([
  ['1,234', 'plain'],
  ['0,175', 'point'],
  ['12,34', 'point'],
  ['1,23,456', 'point'],
  ['1.2.3', 'plain'],
  ['12 50', 'plain'],
  ['1e5', 'plain'],
  ['€5', 'plain'],
  ['', 'plain'],
  ['-', 'plain'],
  ['.', 'plain'],
  ['٣', 'plain'],
  ['1'.repeat(61), 'plain'],
] as const)('IMP-9 %j is no number in the notation %s', (cell, style: DecimalStyle) => {
  expect(decimalOf(cell, style)).toBeNull();
});

test('IMP-9 the notation is what the numbers of the file prove', () => {
  expect(decimalStyleOf(['3', '1.234', '2.55'])).toBe('point');
  expect(decimalStyleOf(['3', '1.234', '2,55'])).toBe('comma');
  expect(decimalStyleOf(['1.234,567'])).toBe('comma');
  expect(decimalStyleOf(['1,234.567'])).toBe('point');
  expect(decimalStyleOf(['1,234', '5'])).toBe('plain');
});

test('zeros at the end do not count as decimals', () => {
  expect(digitsAfterPoint('2.5500')).toBe(2);
  expect(digitsAfterPoint('2.00000')).toBe(0);
  expect(digitsAfterPoint('2.00001')).toBe(5);
  expect(digitsAfterPoint('100')).toBe(0);
});

test('rates are percent, down to a basis point', () => {
  expect(['19', '19%', '7.5 %', '0', '100', '8.25'].map((cell) => basisPointsOf(cell, 'plain'))).toEqual([
    1_900, 1_900, 750, 0, 10_000, 825,
  ]);
  expect(['-1', '100.01', '8.255', '19%%', 'VAT'].map((cell) => basisPointsOf(cell, 'plain'))).toEqual([
    null,
    null,
    null,
    null,
    null,
  ]);
});

test.each([
  ['2010-12-01 08:26:00', '2010-12-01T08:26:00.000Z'],
  ['2010-12-01', '2010-12-01T00:00:00.000Z'],
  ['2010-12-01T08:26:00.5Z', '2010-12-01T08:26:00.500Z'],
  ['2025-07-18 10:00:00 -0400', '2025-07-18T14:00:00.000Z'],
  ['2025-07-18T10:00+02:00', '2025-07-18T08:00:00.000Z'],
  ['31.12.2024 23:59', '2024-12-31T23:59:00.000Z'],
  ['1.2.2024', '2024-02-01T00:00:00.000Z'],
] as const)('%s is %s', (cell, moment) => {
  expect(momentOf(cell, ['y-m-d', 'd.m.y'], 'UTC')).toBe(moment);
});

test('IMP-9 day and month stand where the profile says', () => {
  expect(momentOf('03/04/2024', ['d/m/y'], 'UTC')).toBe('2024-04-03T00:00:00.000Z');
  expect(momentOf('03/04/2024', ['m/d/y'], 'UTC')).toBe('2024-03-04T00:00:00.000Z');
  expect(momentOf('03/04/2024', ['y-m-d'], 'UTC')).toBeNull();
  expect(momentOf('12/1/2010 8:26 PM', ['m/d/y'], 'UTC')).toBe('2010-12-01T20:26:00.000Z');
  expect(momentOf('12/1/2010 12:26 AM', ['m/d/y'], 'UTC')).toBe('2010-12-01T00:26:00.000Z');
});

test('a moment without an offset is of the profile’s time zone', () => {
  expect(momentOf('2024-07-01 12:00', ['y-m-d'], 'Europe/Berlin')).toBe('2024-07-01T10:00:00.000Z');
  expect(momentOf('2024-01-01 12:00', ['y-m-d'], 'Europe/Berlin')).toBe('2024-01-01T11:00:00.000Z');
});

test.each([
  '',
  'yesterday',
  '2023-02-29',
  '2024-13-01',
  '2024-01-01 25:00',
  '13/13/2024',
  '2024-01-01 13:00 PM',
  '2024-01-01 8',
  '24-01-01',
])('IMP-9 %j is no moment in any notation', (cell) => {
  expect(momentOf(cell, DATE_STYLES, 'UTC')).toBeNull();
  expect(momentOf(cell, DATE_STYLES, 'Europe/Berlin')).toBeNull();
});
