import { expect, test } from 'vitest';
import { followed } from './followed';

test('CCH-2 what is kept holds until a change after it, and not before the following began', () => {
  const one = followed(100);
  one.begin('e', 10);
  expect([one.holds('a', 9), one.holds('a', 10), one.holds('a', 11)]).toEqual([false, true, false]);
  one.advance([{ key: 'a', seq: 12 }], 13);
  expect([10, 11, 12, 13, 14].map((asOf) => one.holds('a', asOf))).toEqual([false, false, true, true, false]);
  expect(one.holds('b', 10)).toBe(true);
});

test('CCH-2 a change beyond the head that was read counts against what was kept before it', () => {
  const one = followed(100);
  one.begin('e', 10);
  one.advance([{ key: 'a', seq: 15 }], 12); // it changed at 11 too, which its later number hides
  expect([one.holds('a', 10), one.holds('a', 12), one.upTo()]).toEqual([false, false, 12]);
});

test('CCH-2 changes that were forgotten prove nothing', () => {
  const one = followed(2);
  one.begin('e', 0);
  one.advance(
    [1, 2, 3, 4].map((seq) => ({ key: `k${seq}`, seq })),
    4,
  );
  expect([0, 1, 2, 3, 4].map((asOf) => one.holds('untouched', asOf))).toEqual([false, false, true, true, true]);
  expect(one.holds('k1', 1)).toBe(false);
});

test('CCH-2 a new epoch begins anew', () => {
  const one = followed(100);
  one.begin('e', 10);
  one.advance([{ key: 'a', seq: 12 }], 12);
  one.begin('f', 5);
  expect([one.epoch(), one.upTo(), one.holds('a', 12), one.holds('a', 5)]).toEqual(['f', 5, false, true]);
});
