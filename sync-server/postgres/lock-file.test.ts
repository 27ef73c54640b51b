import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { takeLock } from './lock-file';
import { birthOf } from './process-identity';

let folder = '';
const file = () => join(folder, 'waybill.lock');

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'waybill-lock-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('RUN-3 a lock is held by one, names its holder, and is free again once released', () => {
  const lock = takeLock(folder);
  expect(() => takeLock(folder)).toThrow(`already running on this data (process ${process.pid}`);
  lock.release();
  expect(readdirSync(folder)).toEqual([]);
  takeLock(folder).release();
});

test('RUN-4 a lock whose process number now belongs to another process is dead', () => {
  writeFileSync(file(), JSON.stringify({ pid: process.pid, birth: 'another day', since: 'then', postgres: 4711 }));
  const lock = takeLock(folder);
  expect(lock.leftBehind).toBe(birthOf(process.pid) === null ? null : 4711);
});

test('RUN-4 a lock cut short by a crash is dead', () => {
  writeFileSync(file(), '{"pid":');
  expect(takeLock(folder).leftBehind).toBeNull();
});

test('RUN-4 the lock remembers which Postgres its holder started', () => {
  takeLock(folder).recordPostgres(4711);
  expect(JSON.parse(readFileSync(file(), 'utf8'))).toMatchObject({ pid: process.pid, postgres: 4711 });
});

test('RUN-3 releasing late does not free a lock that somebody else has taken since', () => {
  const late = takeLock(folder);
  rmSync(file());
  takeLock(folder);
  const taken = readFileSync(file(), 'utf8').replace(/"since":"[^"]*"/, '"since":"later"');
  writeFileSync(file(), taken);
  late.release();
  expect(readFileSync(file(), 'utf8')).toBe(taken);
});
