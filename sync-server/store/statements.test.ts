// A connection keeps the plan of a statement under its name: a second text under the same name fails on it, today or tomorrow.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const NAMED = /name: '([a-z0-9-]+)',\s*text:/g;

test('SCH-2 no two statements share the name their plan is kept under', () => {
  const names = readdirSync(import.meta.dirname)
    .filter((file) => file.endsWith('.ts') && !file.includes('.test.'))
    .flatMap((file) => [...readFileSync(join(import.meta.dirname, file), 'utf8').matchAll(NAMED)])
    .flatMap(([, name]) => name ?? []);
  expect(names.length).toBeGreaterThan(70);
  expect(names.filter((name, position) => names.indexOf(name) !== position)).toEqual([]);
});
