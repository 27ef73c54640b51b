import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { epochMillis, instantFromMillis, plusSeconds } from './instant';

const FIRST = -62_135_596_800_000;
const LAST = 253_402_300_799_999;
const anyMillis = fc.integer({ min: FIRST, max: LAST });

test('IDS-3 every moment of the years 1 to 9999 is written and read as the calendar has it', () => {
  fc.assert(
    fc.property(anyMillis, (millis) => {
      const written = instantFromMillis(millis);
      expect(written).toBe(Temporal.Instant.fromEpochMilliseconds(millis).toString({ smallestUnit: 'millisecond' }));
      expect(epochMillis(written)).toBe(millis);
    }),
    { numRuns: 2_000, examples: [[FIRST], [LAST], [0], [-1], [Date.UTC(2000, 1, 29)], [Date.UTC(2100, 1, 28, 24)]] },
  );
});

test('IDS-3 what lies outside these years, or between two milliseconds, is not written', () => {
  for (const millis of [FIRST - 1, LAST + 1, 0.5, Number.NaN, Infinity])
    expect(() => instantFromMillis(millis)).toThrow(RangeError);
});

test('IDS-3 seconds are added across every border of the calendar', () => {
  expect(plusSeconds(instantFromMillis(Date.UTC(2024, 1, 28, 23, 59, 59, 500)), 0.5)).toBe('2024-02-29T00:00:00.000Z');
  expect(plusSeconds(instantFromMillis(Date.UTC(2025, 11, 31)), 86_400)).toBe('2026-01-01T00:00:00.000Z');
  expect(plusSeconds(instantFromMillis(Date.UTC(2025, 0, 1)), -86_400)).toBe('2024-12-31T00:00:00.000Z');
});
