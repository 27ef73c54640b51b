import { expect, test } from 'vitest';
import { isPassing } from './failures';

const failure = (message: string, members: object = {}) => Object.assign(new Error(message), members);

test.each([
  failure('deadlock detected', { code: '40P01' }),
  failure('could not serialize', { code: '40001' }),
  failure('canceling statement due to lock timeout', { code: '55P03' }),
  failure('terminating connection due to administrator command', { code: '57P01' }),
  failure('sorry, too many clients already', { code: '53300' }),
  failure('connection failure', { code: '08006' }),
  failure('read ECONNRESET', { code: 'ECONNRESET' }),
  failure('Connection terminated unexpectedly'),
  failure('duplicate key', { code: '23505', table: 'receipts' }),
  failure('Knex: Timeout acquiring a connection. The pool is probably full.'),
])('SYN-37 a machine that failed may work when asked again: %s', (error) => {
  expect(isPassing(error)).toBe(true);
});

test.each([
  new TypeError("Cannot read properties of undefined (reading '0')"),
  failure('duplicate key', { code: '23505', table: 'events' }),
  failure('invalid input syntax for type uuid', { code: '22P02' }),
  failure('relation does not exist', { code: '42P01' }),
  'a string',
  undefined,
])('SYN-37 a bug will fail again: %s', (error) => {
  expect(isPassing(error)).toBe(false);
});
