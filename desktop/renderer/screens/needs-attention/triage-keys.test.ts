import { expect, test } from 'vitest';
import type { Pressed } from './triage-keys';
import { pressOf } from './triage-keys';

const press = (key: string, change: Partial<Pressed> = {}) =>
  pressOf({ key, shift: false, control: false, letters: true, inQueue: true, ...change });

test('ATT-3 letters and arrows act on the queue', () => {
  expect(['j', 'k', 'e', 'E', 'a', '#'].map((key) => press(key))).toEqual([
    ...['next', 'previous', 'again', 'again', 'ask', 'discard'],
  ]);
  expect(['ArrowDown', 'Home', ' ', 'Enter', 'Escape'].map((key) => press(key))).toEqual([
    ...['next', 'first', 'mark', 'open', 'clear'],
  ]);
  expect(press('ArrowUp', { shift: true })).toBe('mark-previous');
  expect(press('a', { control: true })).toBe('mark-all');
});

test('ATT-3 with single keys off no letter acts, and the arrows still do', () => {
  expect(['j', 'e', 'a', '#'].map((key) => press(key, { letters: false }))).toEqual([null, null, null, null]);
  expect(press('ArrowDown', { letters: false })).toBe('next');
});

test('ATT-3 what has the focus keeps its own keys', () => {
  expect([' ', 'Enter', 'ArrowDown'].map((key) => press(key, { inQueue: false }))).toEqual([null, null, null]);
  expect(press('a', { inQueue: false, control: true })).toBeNull();
  expect(press('j', { inQueue: false })).toBe('next');
  expect(press('x')).toBeNull();
});
