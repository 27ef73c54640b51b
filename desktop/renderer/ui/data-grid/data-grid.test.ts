// What the grid decides without a screen: keys, sorting, selecting, finding rows, giving columns room.
import { describe, expect, test } from 'vitest';
import { leaving, movedColumn, ordered, tracks } from './column-layout';
import type { Press } from './grid-keys';
import { headAct, rowAct } from './grid-keys';
import { PLAIN_LAYOUT } from './grid-types';
import { arraySource, idsBetween, indexOfRow, placeFinder } from './row-source';
import { EVERYTHING, NOTHING, isSelected, selectedCount, toggled, withRows } from './selection';
import type { GridSort } from './sort';
import { nextSort } from './sort';

const press = (key: string, held: Partial<Press> = {}): Press => ({
  ...{ key, shift: false, ctrl: false, alt: false, repeat: false },
  ...held,
});
const place = { at: 50, count: 100, page: 10 };
const to = (index: number, extend = false) => ({ type: 'move', to: index, extend });
const source = (ids: string, set = '') => arraySource([...ids], (id) => id, set);

describe('GRD-2 keys', () => {
  test.each([
    ['ArrowDown', {}, to(51)],
    ['j', {}, to(51)],
    ['k', {}, to(49)],
    ['PageDown', {}, to(60)],
    ['PageUp', { shift: true }, to(40, true)],
    ['Home', { ctrl: true }, to(0)],
    ['End', {}, to(99)],
    ['ArrowDown', { shift: true }, to(51, true)],
    ['a', { ctrl: true }, { type: 'all' }],
    [' ', {}, { type: 'toggle' }],
    [' ', { shift: true }, to(50, true)],
    ['Enter', { ctrl: true }, { type: 'open', apart: true }],
    ['j', { ctrl: true }, null],
    ['a', {}, null],
    ['Tab', {}, null],
  ] as const)('GRD-2 %s with %o', (key, held, act) => {
    expect(rowAct(press(key, held), place)).toEqual(act);
  });

  test('GRD-2 the header is above the first row, and a key held down does not run into it', () => {
    expect(rowAct(press('ArrowUp'), { ...place, at: 0 })).toEqual({ type: 'head' });
    expect(rowAct(press('ArrowUp', { repeat: true }), { ...place, at: 0 })).toBeNull();
    expect(rowAct(press('ArrowDown'), { at: -1, count: 0, page: 1 })).toBeNull();
    expect(headAct(press('ArrowRight'), 1, 5, false)).toEqual({ type: 'column', to: 2 });
    expect(headAct(press('ArrowRight'), 1, 5, true)).toEqual({ type: 'column', to: 0 });
    expect(headAct(press('Enter', { shift: true }), 1, 5, false)).toEqual({ type: 'sort', also: true });
    expect(headAct(press('ArrowDown', { alt: true }), 1, 5, false)).toEqual({ type: 'menu' });
    expect(headAct(press('ArrowDown'), 1, 5, false)).toEqual({ type: 'rows' });
  });
});

test('GRD-3 a selection names rows, or all but some; the second holds for rows nobody has loaded', () => {
  const two = withRows(NOTHING, ['a', 'b']);
  expect(selectedCount(toggled(two, 'a'), 100)).toBe(1);
  const allButOne = toggled(EVERYTHING, 'a');
  expect(selectedCount(allButOne, 12_431)).toBe(12_430);
  expect([isSelected(allButOne, 'a'), isSelected(allButOne, 'never loaded')]).toEqual([false, true]);
  expect(toggled(allButOne, 'a')).toEqual(EVERYTHING);
});

test('GRD-3 rows between two are all of them, or none while one is not loaded', () => {
  expect(idsBetween(source('abcde'), 3, 1)).toEqual(['b', 'c', 'd']);
  const holed = { ...source('abcde'), rowAt: (index: number) => (index === 2 ? undefined : 'abcde'[index]) };
  expect(idsBetween(holed, 1, 3)).toBeNull();
});

test('GRD-4 a column goes from ascending to descending to off; with Shift the others stay', () => {
  const once = nextSort([], 'total', false);
  const twice = nextSort(once, 'total', false);
  expect([once, twice, nextSort(twice, 'total', false)]).toEqual([
    [{ id: 'total', desc: false }],
    [{ id: 'total', desc: true }],
    [],
  ]);
  const both: GridSort = nextSort(twice, 'customer', true);
  expect(both.map(({ id }) => id)).toEqual(['total', 'customer']);
  expect(nextSort(both, 'total', true)).toEqual([{ id: 'customer', desc: false }]);
  expect(nextSort(both, 'customer', false)).toEqual([{ id: 'customer', desc: false }]);
});

test('GRD-5 columns leave by priority where space is short, and come back', () => {
  const columns = [
    { id: 'number', width: 100 },
    { id: 'customer', width: 120, flex: 1 },
    { id: 'site', width: 100, priority: 2 },
    { id: 'note', width: 100, priority: 3 },
  ];
  expect(leaving(columns, PLAIN_LAYOUT, 420)).toEqual([]);
  expect(leaving(columns, PLAIN_LAYOUT, 419)).toEqual(['note']);
  expect(leaving(columns, PLAIN_LAYOUT, 10)).toEqual(['note', 'site']);
  expect(leaving(columns, { ...PLAIN_LAYOUT, hidden: ['note'] }, 320)).toEqual([]);
  expect(tracks(columns.slice(0, 2), { number: 90 }, true)).toEqual({
    template: '42px 90px minmax(120px, 1fr)',
    least: 252,
  });
});

test('GRD-6 a layout of an older version loses what is gone and gains what is new', () => {
  const columns = ['a', 'b', 'c'].map((id) => ({ id, width: 50, sticky: id === 'a' }));
  expect(ordered(columns, ['c', 'gone', 'b'])).toEqual(['c', 'b', 'a']);
  expect(movedColumn(['a', 'b', 'c'], columns, 'b', 1)).toEqual(['a', 'c', 'b']);
  expect(movedColumn(['a', 'b', 'c'], columns, 'b', -1)).toBeNull();
  expect(movedColumn(['a', 'b', 'c'], columns, 'a', 1)).toBeNull();
});

test('GRD-7 a row is found near where it was, and its place is known when it is gone', () => {
  expect(indexOfRow(source('abcdef'), 'a', 5)).toBe(0);
  expect(indexOfRow(source('abcdef'), 'f', 0)).toBe(5);
  expect(indexOfRow(source('abcdef'), 'x', 3)).toBe(-1);
  const find = placeFinder();
  expect(find(source('abcdef'), 'd')).toEqual({ index: 3, near: 3 });
  expect(find(source('nmabcdef'), 'd')).toEqual({ index: 5, near: 5 });
  expect(find(source('nmabcef'), 'd')).toEqual({ index: -1, near: 5 });
  expect(find(source('nm'), 'd')).toEqual({ index: -1, near: 1 });
});
