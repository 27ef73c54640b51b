// The meta-test takes minutes and is run on its own; that its mistakes can still be made is seen here in no time.
import { transform } from 'esbuild';
import { expect, test } from 'vitest';
import { brokenFiles } from './broken-tree';
import { faults } from './faults';

test('SYN-13 there are eight mistakes to make', () => {
  expect(faults).toHaveLength(8);
});

test.each(faults)('SYN-13 $name: still applies to the sources, and what comes of it can be built', async (fault) => {
  for (const source of brokenFiles(fault).values()) {
    await expect(transform(source, { loader: 'ts' })).resolves.toMatchObject({ warnings: [] });
  }
});
