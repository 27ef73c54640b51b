// Which parked messages an act is meant for.
import type { ParkedTold } from 'shared/contract/admin/parked';
import { instantFromMillis } from 'shared/instant';
import { expect, test } from 'vitest';
import { ANYTHING, filterOf, isLike, namedBySink } from './like';

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

test('ADM-12 a filter names the same messages on screen and on the server', () => {
  expect(like({})).toEqual(all);
  expect(like({ sinkId: 'shop' })).toHaveLength(2);
  expect(like({ reason: 'http 4' })).toEqual([all[1]]);
  expect(like({ topic: 'b.v1', sinkId: 'broker' })).toEqual([all[2]]);
  expect(filterOf({ ...ANYTHING, reason: 'http 4' })).toEqual({ like: { reason: 'http 4' } });
  expect(filterOf(ANYTHING)).toEqual({ like: {} });
});

test('ADM-12 a message that is parked at two sinks is meant at the one it was selected at', () => {
  expect(namedBySink([all[0], all[2]].flatMap((one) => one ?? []))).toEqual([
    { sinkId: 'shop', ids: ['1'] },
    { sinkId: 'broker', ids: ['2'] },
  ]);
});
