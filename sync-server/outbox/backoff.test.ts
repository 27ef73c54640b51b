import { expect, test } from 'vitest';
import { PATIENCE, pauseMs } from './backoff';

test('OUT-3 the pause is drawn from a range that doubles with each failure, up to a cap', () => {
  const longest = [1, 2, 3, 10, 11].map((failures) => pauseMs(failures, 0.999_999_9, PATIENCE));
  expect(longest).toEqual([999, 1_999, 3_999, 511_999, 899_999]);
  expect(pauseMs(5, 0, PATIENCE)).toBe(0);
});

test('OUT-3 after twelve tries it has been tried enough', () => {
  expect(pauseMs(11, 0.5, PATIENCE)).not.toBeNull();
  expect(pauseMs(12, 0.5, PATIENCE)).toBeNull();
});
