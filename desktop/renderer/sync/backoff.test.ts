import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { backoff } from './backoff';

test('SYN-32 a pause is drawn between half a second and a bound that doubles up to half a minute', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1_000 }),
      fc.double({ min: 0, max: 0.999, noNaN: true }),
      (attempt, random) => {
        const pause = backoff(attempt, random);
        expect(pause).toBeGreaterThanOrEqual(500);
        expect(pause).toBeLessThanOrEqual(Math.min(30_000, 500 * 2 ** attempt));
      },
    ),
  );
  expect([backoff(1, 0), backoff(1, 0.999_999), backoff(2, 0.999_999), backoff(50, 0.999_999)]).toEqual([
    500, 1_000, 2_000, 30_000,
  ]);
});
