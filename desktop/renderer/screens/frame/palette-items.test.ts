import { expect, test } from 'vitest';
import type { PaletteItem } from './palette-items';
import { asked, fit, found } from './palette-items';

const item = (id: string, words: string, kind: PaletteItem['kind'] = 'command'): PaletteItem => ({
  ...{ id, kind, words, detail: '', keys: '' },
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
