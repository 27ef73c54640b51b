import { expect, test } from 'vitest';
import { atFullPace, watchHands } from './pace';

test('SYN-40 while somebody is at the keys the engine takes on little at once, and all it may a moment later', () => {
  let time = 10_000;
  const window = new EventTarget();
  const hands = watchHands(window, () => time);
  expect(hands.pace()).toEqual(atFullPace());
  window.dispatchEvent(new Event('keydown'));
  const beside = hands.pace();
  expect(beside.pageRows).toBeLessThanOrEqual(50);
  expect(beside.commands).toBeLessThanOrEqual(25);
  time += 1_400;
  expect(hands.pace()).toEqual(beside);
  time += 200;
  expect(hands.pace()).toEqual(atFullPace());
  hands.leave();
  window.dispatchEvent(new Event('pointerdown'));
  expect(hands.pace()).toEqual(atFullPace());
});
