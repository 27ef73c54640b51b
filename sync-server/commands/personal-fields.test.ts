import { CLERK, NOON } from 'shared/testing/examples';
import { expect, test } from 'vitest';
import { parted, whole } from './personal-fields';

test('SYN-35 an event is parted into what it says of a person and the rest, and put together again', () => {
  const event = { type: 'NoteAdded', noteId: 'n', text: 'call Ada', by: CLERK, at: NOON } as const;
  const { data, personal } = parted(event);
  expect([data, personal]).toEqual([{ noteId: 'n', by: CLERK, at: NOON }, { text: 'call Ada' }]);
  expect(whole('NoteAdded', data, personal)).toEqual(event);
});

test('SYN-35 what retention has removed is null, not missing', () => {
  const { data } = parted({ type: 'PersonAdded', name: 'Ada', signInName: 'ada', roles: ['manager'] });
  expect(whole('PersonAdded', data, null)).toEqual({
    type: 'PersonAdded',
    name: null,
    signInName: null,
    roles: ['manager'],
  });
});

test('SYN-35 an event about nobody has no personal part', () => {
  const event = { type: 'SiteClosed' } as const;
  expect(parted(event)).toEqual({ data: {}, personal: null });
  expect(whole('SiteClosed', {}, null)).toEqual(event);
});
