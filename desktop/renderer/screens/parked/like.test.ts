// Which parked messages an act is meant for.
import type { ParkedTold } from 'shared/contract/admin/parked';
import { instantFromMillis } from 'shared/instant';
import { expect, test } from 'vitest';
import { EVERYTHING, NOTHING, withRows } from '../../ui/data-grid/selection';
import { ANYTHING, isLike, meantBy } from './like';

const message = (id: string, sinkId: string, topic: string, reason: string): ParkedTold => ({
  ...{ id, sinkId, topic, reason, partitionKey: 'o', attempts: 12, behind: 0, isMended: false },
  parkedAt: instantFromMillis(0),
});
const all = [
  message('1', 'shop', 'a.v1', 'HTTP 500 from receiver'),
  message('2', 'shop', 'b.v1', 'HTTP 422 from receiver'),
  message('2', 'broker', 'b.v1', 'unroutable'),
];
const like = (part: Partial<typeof ANYTHING>) => all.filter(isLike({ ...ANYTHING, ...part }));

test('ADM-12 a filter shows what is of this sink, type and reason', () => {
  expect(like({})).toEqual(all);
  expect(like({ sinkId: 'shop' })).toHaveLength(2);
  expect(like({ reason: 'http 4' })).toEqual([all[1]]);
  expect(like({ topic: 'b.v1', sinkId: 'broker' })).toEqual([all[2]]);
});

test('ADM-12 an act is meant for what is selected, or else for what is shown, and for nothing else', () => {
  const [one, , other] = all;
  const shown = [one, other].flatMap((each) => each ?? []);
  const everyone = [
    { sinkId: 'shop', ids: ['1'] },
    { sinkId: 'broker', ids: ['2'] },
  ];
  expect(meantBy(shown, NOTHING)).toEqual({ which: everyone, count: 2 });
  expect(meantBy(shown, EVERYTHING)).toEqual({ which: everyone, count: 2 });
  expect(meantBy(all, withRows(NOTHING, ['broker 2']))).toEqual({ which: [everyone[1]], count: 1 });
  expect(meantBy([], NOTHING)).toEqual({ which: [], count: 0 });
});
