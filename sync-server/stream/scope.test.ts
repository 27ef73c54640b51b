import { deviceId } from 'shared/ids';
import { CLERK, exampleId, NOON, ORGANISATION } from 'shared/testing/examples';
import { expect, test } from 'vitest';
import type { Viewer } from './scope';
import { filterOf, mayRead, scopeOf, scopeText } from './scope';

const settings = { workingSetDays: 90 };
const viewer: Viewer = {
  organisation: ORGANISATION,
  personId: CLERK,
  roles: ['finance'],
  deviceId: deviceId(exampleId(7)),
};

test('SYN-12 trade holds orders and catalogue, administration the people, and everybody their own person', () => {
  expect(scopeOf(['warehouse'], settings)).toEqual({
    orderDays: 90,
    catalogue: true,
    everybody: false,
    oversees: false,
  });
  expect(scopeOf(['finance'], settings)).toEqual({ orderDays: 90, catalogue: true, everybody: false, oversees: false });
  expect(scopeOf(['manager'], settings)).toEqual({ orderDays: 90, catalogue: true, everybody: true, oversees: true });
  expect(scopeOf(['admin'], settings)).toEqual({ orderDays: null, catalogue: false, everybody: true, oversees: false });
  expect(scopeOf([], settings)).toEqual({ orderDays: null, catalogue: false, everybody: false, oversees: false });
  expect(mayRead(scopeOf(['admin'], settings), 'order')).toBe(false);
  expect(mayRead(scopeOf(['admin'], settings), 'settings')).toBe(true);
});

test('SYN-31 the text of a scope changes with its rule, fits the wire, and is the same for the same rule', () => {
  const texts = [
    scopeText(scopeOf(['manager'], settings)),
    scopeText(scopeOf(['warehouse'], settings)),
    scopeText(scopeOf(['warehouse'], { workingSetDays: 3_650 })),
    scopeText(scopeOf(['admin'], settings)),
    scopeText(scopeOf([], settings)),
  ];
  expect(new Set(texts).size).toBe(texts.length);
  for (const text of texts) expect(text.length).toBeLessThanOrEqual(64);
  expect(scopeText(scopeOf(['finance', 'warehouse'], settings))).toBe(texts[1]);
  expect(scopeText(scopeOf(['finance', 'admin'], settings))).not.toBe(texts[0]);
});

test('SYN-31 the days of the working set count back from now', () => {
  expect(filterOf(scopeOf(['finance'], { workingSetDays: 1 }), viewer, NOON)).toEqual({
    ordersSince: '2026-01-14T12:00:00.000Z',
    catalogue: true,
    everybody: false,
    oversees: false,
    person: CLERK,
  });
  expect(filterOf(scopeOf(['admin'], settings), viewer, NOON).ordersSince).toBeNull();
});
