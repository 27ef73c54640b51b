import { expect, test } from 'vitest';
import type { ConnectionEvent } from './connection';
import { connectionAfter, notYet } from './connection';

const after = (...events: readonly ConnectionEvent['type'][]) =>
  events.reduce(
    (connection, type) => connectionAfter(connection, type === 'rejected' ? { type, reason: 'revoked' } : { type }),
    notYet,
  );

test('SYN-32 tries are counted until something works, whatever came between', () => {
  expect(after('tried', 'lost', 'tried', 'lost')).toEqual({ status: 'offline', attempt: 2 });
  expect(after('tried', 'greeted')).toEqual({ status: 'live', attempt: 1 });
  expect(after('tried', 'greeted', 'lost', 'tried')).toEqual({ status: 'connecting', attempt: 2 });
  expect(after('tried', 'lost', 'tried', 'greeted', 'worked')).toEqual({ status: 'live', attempt: 0 });
});

test('SYN-32 patience asked for is waiting, and a no ends the trying', () => {
  expect(after('tried', 'greeted', 'worked', 'asked-to-wait', 'asked-to-wait')).toEqual({
    status: 'waiting',
    attempt: 2,
  });
  expect(after('tried', 'rejected')).toEqual({ status: 'rejected', reason: 'revoked' });
  expect(after('tried', 'rejected', 'tried')).toEqual({ status: 'connecting', attempt: 1 });
});

test('RUN-2 what is stopped stays stopped', () => {
  expect(after('stopped', 'tried', 'greeted')).toEqual({ status: 'stopped' });
});
