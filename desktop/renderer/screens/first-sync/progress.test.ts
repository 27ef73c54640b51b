import { expect, test } from 'vitest';
import { firstSyncOf, quarterOf } from './progress';

const live = { status: 'live' } as const;
const at = (cursor: number, head = 20_400) => ({ complete: false, connection: live, cursor, head });

test('FRM-13 the first sync says how many orders are here and about how many it will be, once that can be said', () => {
  const since = { cursor: 1_000, here: 100 };
  expect(firstSyncOf(at(0), 0, null)).toEqual({ status: 'waiting', isReached: true, here: 0 });
  expect(firstSyncOf(at(900), 0, null)).toMatchObject({ status: 'running', here: 0, about: null });
  expect(firstSyncOf(at(1_000), 100, since)).toMatchObject({ about: null });
  // Every change since the first orders was an order: 19,500 of them will be here, told as a guess.
  expect(firstSyncOf(at(3_400), 2_500, since)).toMatchObject({ here: 2_500, about: 20_000 });
  expect(firstSyncOf(at(3_400), 1_300, since)).toMatchObject({ about: 9_800 });
  expect(firstSyncOf(at(20_300), 19_900, since)).toMatchObject({ about: 20_000 });
});

test('FRM-13 without the server what is here is counted, and that it does not go on now is said', () => {
  const away = { ...at(0, 0), connection: { status: 'offline' } as const };
  expect(firstSyncOf(away, 2, null)).toEqual({ status: 'waiting', isReached: false, here: 2 });
  expect(firstSyncOf({ ...at(3_400), connection: { status: 'offline' } }, 3_200, null)).toMatchObject({
    isReached: false,
  });
});

test('FRM-13 once complete it stays over, however far behind this device is later', () => {
  expect(firstSyncOf({ ...at(10), complete: true }, 3, null)).toEqual({ status: 'over' });
});

test('FRM-13 each quarter is read out once', () => {
  const cursors = Array.from({ length: 205 }, (_, page) => page * 100);
  expect(new Set(cursors.map((cursor) => quarterOf(firstSyncOf(at(cursor), cursor, null))))).toEqual(
    new Set([0, 1, 2, 3, 4]),
  );
});
