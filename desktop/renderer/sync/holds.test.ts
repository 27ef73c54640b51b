import { expect, test } from 'vitest';
import { commandId } from 'shared/ids';
import { exampleId } from 'shared/testing/examples';
import { holds } from './holds';

const [one, two] = [commandId(exampleId(1)), commandId(exampleId(2))];

test('SYN-9 a command the server asked to have later waits longer each time, and for itself alone', () => {
  const held = holds();
  held.put(one, 0, 1, undefined);
  expect([held.isHeld(one, 999), held.isHeld(one, 1_000), held.isHeld(two, 0)]).toEqual([true, false, false]);
  held.put(one, 1_000, 1, undefined);
  expect([held.isHeld(one, 2_999), held.isHeld(one, 3_000), held.size()]).toEqual([true, false, 1]);
  held.release([one]);
  held.put(one, 5_000, 1, undefined);
  expect(held.isHeld(one, 6_000)).toBe(false);
});

test('SYN-9 the pause the server asks for is kept at least', () => {
  const held = holds();
  held.put(one, 0, 0, 7_000);
  expect([held.isHeld(one, 6_999), held.isHeld(one, 7_000)]).toEqual([true, false]);
});

test('SYN-13 the next time to try is the earliest that had not come', () => {
  const held = holds();
  expect(held.nextAfter(0)).toBeNull();
  held.put(one, 0, 0, 900);
  held.put(two, 0, 0, 600);
  expect([held.nextAfter(0), held.nextAfter(600), held.nextAfter(900)]).toEqual([600, 900, null]);
});
