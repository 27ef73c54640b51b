import { expect, test } from 'vitest';
import type { PaletteItem } from './palette-items';
import { asked, fit, found, recordIn, recordItemId, shortened } from './palette-items';

const item = (id: string, words: string, kind: PaletteItem['kind'] = 'command'): PaletteItem => ({
  ...{ id, kind, words, detail: '', keys: '', cannot: null },
  act: () => undefined,
});
const items = [
  item('a', 'Orders'),
  item('b', 'Needs attention'),
  item('c', 'Sync now'),
  item('d', 'W3-000412', 'order'),
];
const ids = (typed: string, recent: readonly string[] = []) => found(items, typed, recent).map(({ id }) => id);

test('FRM-2 letters in their order find a command, whole words before scattered letters', () => {
  expect(fit('Needs attention', 'na')).not.toBeNull();
  expect(fit('Needs attention', 'nx')).toBeNull();
  expect(ids('> sy')).toEqual(['c']);
  expect(ids('>öd')).toEqual(['a']);
});

test('FRM-2 a sign in front says what is looked for', () => {
  expect(asked('#412')).toEqual({ kinds: ['order'], text: '412' });
  expect(asked('@ben')).toEqual({ kinds: ['customer'], text: 'ben' });
  expect(ids('#412')).toEqual(['d']);
  expect(ids('>')).not.toContain('d');
});

test('FRM-2 what was used last comes first', () => {
  expect(ids('>', ['c', 'b'])).toEqual(['c', 'b', 'a']);
});

test('FRM-10 without a sign orders, customers and products are found beside commands, behind those that begin so', () => {
  const all = [...items, item('e', 'Ben', 'customer'), item('f', 'Lamp', 'product'), item('g', 'Orange view')];
  expect(found(all, 'or', []).map(({ id }) => id)).toEqual(['a', 'g', 'd', 'e', 'f']);
  expect(found(all, '@or', []).map(({ id }) => id)).toEqual(['e']);
});

test('FRM-10 what cannot be done is shown with its reason, behind what can', () => {
  const cannot = { ...item('z', 'Complete order'), cannot: 'The order is cancelled.' };
  expect(found([cannot, item('y', 'Compact rows')], 'com', ['z']).map(({ id }) => id)).toEqual(['y', 'z']);
});

test('FRM-10 a command is also found by what it is done to', () => {
  const dark = { ...item('x', 'Dark'), detail: 'Colours' };
  expect(found([dark], 'colours dark', [])).toHaveLength(1);
  expect(found([dark], 'colours light', [])).toHaveLength(0);
});

test('FRM-10 records are remembered by kind and id alone', () => {
  const id = '0190b6b0-0000-7000-8000-000000000001';
  expect(recordIn(recordItemId('customer', id))).toEqual({ kind: 'customer', id });
  expect(recordIn('view-customer')).toBeNull();
});

test('FRM-10 a short word that fits many commands leaves room for records', () => {
  const commands = Array.from({ length: 20 }, (_, n) => item(`c${String(n)}`, `And ${String(n)}`));
  const people = Array.from({ length: 9 }, (_, n) => item(`p${String(n)}`, 'Ada', 'customer'));
  const kinds = (items: readonly PaletteItem[]) => shortened(found(items, 'a', [])).map(({ kind }) => kind);
  expect(kinds(commands)).toHaveLength(12);
  expect(kinds([...commands, ...people]).filter((kind) => kind === 'customer')).toHaveLength(5);
  expect(kinds([...commands, ...people.slice(0, 2)])).toHaveLength(12);
});
