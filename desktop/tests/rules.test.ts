// RULES.md and the tests are in step: every rule is cited by a test, every rule cited is there, and no test is set aside.
import { readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const RULE = /\b[A-Z]{3}-\d+\b/g;
const NOT_RULES = /^(?:UTF|ISO|RFC)-/;
/** The numbers a name begins with: `ORD-1`, or `ORD-1, SYN-3`. */
const LEADING = /^(?:[A-Z]{3}-\d+)(?:(?:,| and)? [A-Z]{3}-\d+)*/;

type Named = { readonly file: string; readonly name: string; readonly modifiers: readonly string[] };

const rules = readFileSync(join(ROOT, 'shared/RULES.md'), 'utf8')
  .split('\n')
  .flatMap((line) => /^- \*\*([A-Z]{3}-\d+)\*\* \S/.exec(line)?.[1] ?? []);

const sources = ['shared', 'desktop', 'sync-server'].flatMap((workspace) =>
  readdirSync(join(ROOT, workspace), { recursive: true, encoding: 'utf8' })
    .filter((path) => /(\.test\.tsx?|-suite\.ts)$/.test(path) && !/(^|[\\/])(node_modules|out|dist)[\\/]/.test(path))
    .map((path) => join(workspace, path)),
);
const textOf = (file: string) => readFileSync(join(ROOT, file), 'utf8');
const tests = sources.filter((file) => !file.endsWith('-suite.ts'));
/** A suite is run by the tests that import it; one nobody imports proves nothing. */
const suites = sources.filter(
  (file) => file.endsWith('-suite.ts') && tests.some((one) => textOf(one).includes(`/${basename(file, '.ts')}'`)),
);
const testFiles = [...tests, ...suites];

/** The names of all tests and groups of a file, with what hangs on the call: `each`, `skip`, … */
function namesIn(file: string, source = textOf(file)): readonly Named[] {
  const names: Named[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) {
      const words = wordsOf(node.expression);
      const [first] = node.arguments;
      if (words !== null && first !== undefined && isName(first))
        names.push({ file, name: beginningOf(first), modifiers: words });
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, source, ts.ScriptTarget.Latest, false));
  return names;
}

/** `test.skipIf(x).each(y)` → skipIf, each; null where it is no test. */
function wordsOf(callee: ts.Expression): readonly string[] | null {
  if (ts.isIdentifier(callee)) return ['test', 'it', 'describe'].includes(callee.text) ? [] : null;
  if (ts.isCallExpression(callee)) return wordsOf(callee.expression);
  if (!ts.isPropertyAccessExpression(callee)) return null;
  const before = wordsOf(callee.expression);
  return before === null ? null : [...before, callee.name.text];
}

const isName = (node: ts.Expression) => ts.isStringLiteralLike(node) || ts.isTemplateExpression(node);
const beginningOf = (name: ts.StringLiteralLike | ts.TemplateExpression) =>
  ts.isTemplateExpression(name) ? name.head.text : name.text;

const citedIn = (names: readonly Named[]) =>
  names.flatMap(({ name }) => LEADING.exec(name)?.[0].match(RULE) ?? []).filter((number) => !NOT_RULES.test(number));
const all = testFiles.flatMap((file) => namesIn(file));

describe('DEC-6 the rules', () => {
  test('DEC-6 each rule has one number, and each section counts from 1 without a gap', () => {
    expect(rules.length).toBeGreaterThan(50);
    expect(rules.filter((rule, position) => rules.indexOf(rule) !== position)).toEqual([]);
    const counted = new Map<string, number>();
    for (const rule of rules) {
      const [section = '', number] = rule.split('-');
      counted.set(section, (counted.get(section) ?? 0) + 1);
      expect(`${section}-${number ?? ''}`).toBe(`${section}-${String(counted.get(section))}`);
    }
  });

  test('DEC-6 every rule is cited by a test', () => {
    const cited = new Set(citedIn(all));
    expect(rules.filter((rule) => !cited.has(rule))).toEqual([]);
  });

  test('DEC-6 every rule a test cites is there', () => {
    const unknown = all.filter(({ name }) =>
      citedIn([{ file: '', name, modifiers: [] }]).some((rule) => !rules.includes(rule)),
    );
    expect(unknown.map(({ file, name }) => `${file}: ${name}`)).toEqual([]);
  });

  test('DEC-6 no test is set aside or singled out', () => {
    const aside = all.filter(({ modifiers }) =>
      modifiers.some((word) => ['skip', 'only', 'todo', 'fails'].includes(word)),
    );
    expect(aside.map(({ file, name }) => `${file}: ${name}`)).toEqual([]);
  });

  test('DEC-6 the reader of names sees what it has to', () => {
    const source =
      "describe.skipIf(x)('SYN-3, SYN-4 a', () => { it.each([1])(`ORD-1 b ${c}`, f); test.only('d ORD-2', f); other('ORD-3', f); });";
    const names = namesIn('example.test.ts', source);
    expect(citedIn(names)).toEqual(['SYN-3', 'SYN-4', 'ORD-1']);
    expect(names.flatMap(({ modifiers }) => modifiers)).toEqual(['skipIf', 'each', 'only']);
  });
});
