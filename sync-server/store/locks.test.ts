import { organisationId } from 'shared/ids';
import { exampleId, ORGANISATION } from 'shared/testing/examples';
import { expect, test } from 'vitest';
import { lockStatement } from './locks';

const keys = Array.from({ length: 2_000 }, (_, n) => `order:${exampleId(n)}`);

test('SYN-2 everybody locks in the same order, however a batch names what it concerns', () => {
  const statement = lockStatement(ORGANISATION, keys.slice(0, 9), keys.slice(9, 20));
  expect(lockStatement(ORGANISATION, keys.slice(0, 9).reverse(), keys.slice(9, 20).reverse())).toBe(statement);
});

test('SYN-2 what is changed is locked exclusively, also where it is read too, and only once', () => {
  const [one = '', two = ''] = keys;
  const statement = lockStatement(ORGANISATION, [one, one], [one, two]);
  expect(statement.match(/pg_advisory_xact_lock\(/g)).toHaveLength(1);
  expect(statement.match(/pg_advisory_xact_lock_shared\(/g)).toHaveLength(1);
});

test('SYN-12 organisations do not wait for each other, and nothing to lock is no lock', () => {
  expect(lockStatement(organisationId(exampleId(2)), keys.slice(0, 1), [])).not.toBe(
    lockStatement(ORGANISATION, keys.slice(0, 1), []),
  );
  expect(lockStatement(ORGANISATION, [], [])).not.toContain('advisory');
});

test('SYN-2 a batch may concern more than one select has room for', () => {
  const statement = lockStatement(ORGANISATION, keys, []);
  expect(statement.match(/select /g)).toHaveLength(2);
  expect(statement.match(/pg_advisory_xact_lock\(/g)).toHaveLength(2_000);
});
