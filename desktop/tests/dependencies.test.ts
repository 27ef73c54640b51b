// The import table is kept, and the check that keeps it is awake.
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { ICruiseResult, IForbiddenRuleType } from 'dependency-cruiser';
import { cruise } from 'dependency-cruiser';
import { beforeAll, expect, test } from 'vitest';

type Import = { readonly rule: string; readonly from: string; readonly to: string };

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const table: { forbidden: IForbiddenRuleType[]; options: object } = createRequire(import.meta.url)(
  '../../.dependency-cruiser.cjs',
);

const TESTS = '\\.test\\.tsx?$';
const OURS = '^(shared|desktop|sync-server)/';
/** Rules that forbid what is done all the time: each has to fire. */
const canaries: IForbiddenRuleType[] = [
  {
    name: 'canary-room',
    severity: 'error',
    from: { path: '^shared/order/' },
    to: { path: OURS, pathNot: '^shared/order/' },
  },
  { name: 'canary-package', severity: 'error', from: { path: '^shared/money' }, to: { path: 'node_modules/zod/' } },
  { name: 'canary-workspace', severity: 'error', from: { path: '^(desktop|sync-server)/' }, to: { path: '^shared/' } },
  {
    name: 'asks-decide',
    severity: 'error',
    from: { pathNot: `^shared/|${TESTS}` },
    to: { path: '^shared/decide\\.ts$' },
  },
  {
    name: 'asks-one-aggregate',
    severity: 'error',
    from: { pathNot: `^shared/|${TESTS}` },
    to: { path: '^shared/order/decide\\.ts$' },
  },
  { name: 'folds', severity: 'error', from: { pathNot: `^shared/|${TESTS}` }, to: { path: '^shared/rebase\\.ts$' } },
];

let sources: readonly string[] = [];
let imports: readonly Import[] = [];

beforeAll(async () => {
  const { output } = await cruise(['shared', 'desktop', 'sync-server'], {
    ...table.options,
    baseDir: ROOT,
    validate: true,
    ruleSet: { forbidden: [...table.forbidden, ...canaries] },
  });
  const { modules, summary } = output as ICruiseResult;
  sources = modules.map(({ source }) => source);
  imports = summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to }));
}, 120_000);

const by = (rule: string) => imports.filter((one) => one.rule === rule);

test('DEC-5 every import is one the table allows', () => {
  const rules = table.forbidden.map(({ name }) => name);
  expect(
    imports.filter(({ rule }) => rules.includes(rule)).map(({ rule, from, to }) => `${rule}: ${from} imports ${to}`),
  ).toEqual([]);
});

test('DEC-5 what is done all the time fires where it is forbidden, so an empty graph cannot pass', () => {
  expect(by('canary-room')).toContainEqual({
    rule: 'canary-room',
    from: 'shared/order/decide.ts',
    to: 'shared/decision.ts',
  });
  expect(by('canary-room')).toContainEqual({
    rule: 'canary-room',
    from: 'shared/order/order.ts',
    to: 'shared/money.ts',
  });
  expect(by('canary-package')).not.toEqual([]);
  for (const workspace of ['desktop/renderer/', 'sync-server/']) {
    expect(by('canary-workspace').some(({ from }) => from.startsWith(workspace))).toBe(true);
    expect(sources.filter((source) => source.startsWith(workspace)).length).toBeGreaterThan(10);
  }
});

test('SYN-22 both ends ask the one decide, and the desktop alone folds', () => {
  const askers = by('asks-decide').map(({ from }) => from);
  expect(askers.some((from) => from.startsWith('desktop/renderer/commands/'))).toBe(true);
  expect(askers.some((from) => from.startsWith('sync-server/commands/'))).toBe(true);
  expect(by('asks-one-aggregate')).toEqual([]);
  expect(by('folds').filter(({ from }) => !from.startsWith('desktop/'))).toEqual([]);
  expect(by('folds')).not.toEqual([]);
});
