import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Burst, Rules } from './burst';
import { RULES, burstAfter, idle, isTelling, isWhole } from './burst';

/** Keys one after the other; a number is the gap before the next, which is otherwise `gap`. */
function typed(keys: readonly (string | number)[], gap = 10, rules: Rules = RULES): Burst {
  let [burst, at, pause]: [Burst, number, number] = [idle, 1_000, gap];
  for (const key of keys) {
    if (typeof key === 'number') {
      pause = key;
      continue;
    }
    at += pause;
    pause = gap;
    burst = burstAfter(burst, key, at, rules);
  }
  return burst;
}
const scanned = (text: string) => ({ status: 'scanned', text });

test.each([
  ['at its slowest', [...'W3-000412', 'Enter'], 35],
  ['with Tab at the end', [...'4006381333931', 'Tab'], 5],
  ['of six keys', [...'BOWL-1', 'Enter'], 5],
  ['with one hiccup', [...'W3-00', 90, ...'0412', 'Enter'], 10],
  ['right after a person typed', [...'ab', 300, ...'W3-000412', 'Enter'], 10],
])('FND-7 a scan %s is one', (_, keys, gap) => {
  expect(typed(keys, gap)).toEqual(
    scanned(keys.filter((key) => String(key).length === 1 && key !== 'a' && key !== 'b').join('')),
  );
});

test.each([
  ['slower than a scanner', [...'W3-000412', 'Enter'], 36],
  ['of five keys', [...'BOWL1', 'Enter'], 5],
  ['without an end', [...'W3-000412'], 5],
  ['with an arrow in it', [...'W3-000', 'ArrowDown', ...'412', 'Enter'], 5],
  ['broken off and ended later', [...'W3-000412', 2_000, 'Enter'], 5],
  ['that is Enter alone', ['Enter'], 5],
])('FND-7 what is %s is none', (_, keys, gap) => {
  expect(typed(keys, gap).status).not.toBe('scanned');
});

test('FND-7 speed and end are settings', () => {
  expect(typed([...'W3-000412', 'Enter'], 60, { ...RULES, medianGapMs: 80, endedBy: ['Enter'] })).toEqual(
    scanned('W3-000412'),
  );
  expect(typed([...'W3-000412', 'Tab'], 10, { ...RULES, endedBy: ['Enter'] })).toEqual(idle);
});

test('FND-7 three fast keys tell a scanner, six are a whole scan but for the end', () => {
  expect([isTelling(typed([...'W3'])), isTelling(typed([...'W3-'])), isTelling(typed([...'W3-'], 60))]).toEqual([
    false,
    true,
    false,
  ]);
  expect([isWhole(typed([...'W3-00'])), isWhole(typed([...'W3-000']))]).toEqual([false, true]);
});

test('FND-7 whatever came before, a scan after a pause is taken whole, and the next one too', () => {
  const key = fc.oneof(fc.string({ minLength: 1, maxLength: 1 }), fc.constantFrom('Enter', 'Tab', 'Shift', 'Dead'));
  const presses = fc.array(fc.record({ key, gap: fc.integer({ min: 0, max: 400 }) }));
  const code = fc.string({ minLength: 6, maxLength: 40, unit: 'grapheme-ascii' });
  fc.assert(
    fc.property(presses, code, fc.integer({ min: 1, max: 35 }), (noise, text, gap) => {
      let [burst, at]: [Burst, number] = [idle, 0];
      for (const one of noise) burst = burstAfter(burst, one.key, (at += one.gap));
      at += 500;
      for (let round = 0; round < 2; round += 1) {
        for (const character of [...text, 'Enter']) burst = burstAfter(burst, character, (at += gap));
        expect(burst).toEqual(scanned(text));
      }
    }),
  );
});
