import fc from 'fast-check';
import { expect, test } from 'vitest';
import { boundsFor, boundsSchema } from './window-bounds';

const SMALLEST = { width: 1024, height: 600 };
const main = { x: 0, y: 0, width: 1920, height: 1040 };
const right = { x: 1920, y: -200, width: 2560, height: 1400 };

test('SHL-11 the window comes back where it was, on either screen', () => {
  for (const kept of [
    { x: 100, y: 80, width: 1300, height: 900 },
    { x: 2000, y: -150, width: 1300, height: 900 },
  ])
    expect(boundsFor(kept, [main, right], SMALLEST)).toEqual(kept);
});

test('SHL-11 a window whose screen is gone opens in the middle of the main one', () => {
  const kept = { x: 2100, y: 100, width: 1280, height: 800 };
  expect(boundsFor(kept, [main], SMALLEST)).toEqual({ x: 320, y: 120, width: 1280, height: 800 });
  expect(boundsFor(null, [main, right], SMALLEST)).toEqual({ x: 320, y: 120, width: 1280, height: 800 });
});

test('SHL-11 a window that hangs over an edge or is too large is brought in', () => {
  expect(boundsFor({ x: 1500, y: -300, width: 1300, height: 900 }, [main], SMALLEST)).toEqual({
    ...{ x: 620, y: 0, width: 1300, height: 900 },
  });
  expect(boundsFor({ x: 0, y: 0, width: 4000, height: 3000 }, [main], SMALLEST)).toEqual(main);
});

test('SHL-11 whatever was kept, the window lies inside a screen that can hold it', () => {
  const place = fc.integer({ min: -5_000, max: 5_000 });
  const size = fc.integer({ min: 1, max: 5_000 });
  const kept = fc.record({ x: place, y: place, width: size, height: size });
  fc.assert(
    fc.property(fc.option(kept), fc.constantFrom([main], [main, right], [right]), (before, areas) => {
      const { x, y, width, height } = boundsFor(before, areas, SMALLEST);
      expect(width).toBeGreaterThanOrEqual(SMALLEST.width);
      expect(height).toBeGreaterThanOrEqual(SMALLEST.height);
      const holds = (area: typeof main) =>
        x >= area.x && y >= area.y && x + width <= area.x + area.width && y + height <= area.y + area.height;
      expect(areas.some(holds)).toBe(true);
    }),
  );
});

test('SHL-11 bounds that were tampered with are no bounds', () => {
  for (const given of [null, {}, { x: 0, y: 0, width: 0, height: 1 }, { x: 1e9, y: 0, width: 1, height: 1 }, 'x'])
    expect(boundsSchema.safeParse(given).success).toBe(false);
});
