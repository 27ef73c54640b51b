import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openSealing } from './sealing';

const folder = mkdtempSync(join(tmpdir(), 'waybill-sealing-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('OUT-15 what is sealed opens with the same key for the same purpose, and with no other', () => {
  const { seal } = openSealing(join(folder, 'one'));
  const sealed = seal('amqp://clerk:hidden@broker', 'sink:shop');
  expect(sealed).not.toContain('hidden');
  expect(openSealing(join(folder, 'one')).unseal(sealed, 'sink:shop')).toBe('amqp://clerk:hidden@broker');
  expect(openSealing(join(folder, 'one')).unseal(sealed, 'sink:other')).toBeNull();
  expect(openSealing(join(folder, 'two')).unseal(sealed, 'sink:shop')).toBeNull();
  expect(openSealing(join(folder, 'one')).unseal(`${sealed.slice(0, -2)}xx`, 'sink:shop')).toBeNull();
  expect(openSealing(join(folder, 'one')).unseal('v1.a.b.c', 'sink:shop')).toBeNull();
  expect(seal('same', 'p')).not.toBe(seal('same', 'p'));
});

test.skipIf(process.platform === 'win32')('OUT-15 the key belongs to its owner alone', () => {
  openSealing(join(folder, 'three'));
  expect(statSync(join(folder, 'three', 'sealing.key')).mode & 0o777).toBe(0o600);
});
