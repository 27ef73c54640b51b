import { expect, test } from 'vitest';
import { sayIn } from '../language/say-in';
import { PLACES } from './places';
import { SHORTCUTS } from './shortcuts';

const listed = SHORTCUTS.flatMap(({ shortcuts }) => shortcuts);

test('FRM-11 behind g stands each place with its letter, and no other', () => {
  const letters = listed.flatMap(({ keys }) => keys).flatMap((key) => /^g (\w)$/.exec(key)?.[1] ?? []);
  expect([...letters].sort()).toEqual(PLACES.map(({ key }) => key).sort());
});

test('FRM-11 no key means two things on one screen', () => {
  for (const { words, shortcuts } of SHORTCUTS) {
    const keys = shortcuts.flatMap((shortcut) => shortcut.keys);
    expect(new Set(keys).size, words).toBe(keys.length);
  }
});

test('FRM-11 the sheet says each key in the language of the window', () => {
  for (const { words } of [...SHORTCUTS, ...listed]) expect(sayIn('de')(words)).not.toBe(words);
});
