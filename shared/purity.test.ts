// Shared code is pure, and what keeps it so is awake: a file that reaches for the computer neither compiles nor passes lint.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ESLint } from 'eslint';
import ts from 'typescript';
import { expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** What the compiler says about a file, as if it stood in that folder among all others of its project. */
function compileErrors(folder: string, source: string): readonly string[] {
  const path = join(ROOT, folder, 'canary.ts');
  const config = ts.getParsedCommandLineOfConfigFile(
    join(ROOT, folder, 'tsconfig.json'),
    {},
    { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => undefined },
  );
  if (config === undefined) throw new Error(`no project in ${folder}`);
  const host = ts.createCompilerHost(config.options);
  const original = host.getSourceFile.bind(host);
  host.getSourceFile = (name, options, ...rest) =>
    name === path ? ts.createSourceFile(name, source, options) : original(name, options, ...rest);
  const program = ts.createProgram([...config.fileNames, path], config.options, host);
  const canary = program.getSourceFile(path);
  expect(program.getSourceFiles().length).toBeGreaterThan(config.fileNames.length);
  return program
    .getSemanticDiagnostics(canary)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
}

async function lintErrors(source: string): Promise<readonly string[]> {
  const [result] = await new ESLint({ cwd: ROOT }).lintText(source, { filePath: join(ROOT, 'shared/canary.ts') });
  return result?.messages.map(({ message }) => message) ?? [];
}

const impure = [
  'process.env',
  'window.name',
  "fetch('/')",
  'document.title',
  'localStorage',
  'setTimeout(() => 0)',
  'console.log(1)',
  'crypto.randomUUID()',
  'Buffer.from([])',
];

test.each(['shared', 'shared/import'])(
  'DEC-4 in %s no global of a computer, a page or a network compiles',
  (folder) => {
    const source = impure.map((expression, n) => `export const c${String(n)} = ${expression};`).join('\n');
    const errors = compileErrors(folder, source);
    for (const expression of impure) {
      const name = /^\w+/.exec(expression)?.[0] ?? '';
      expect(
        errors.some((error) => error.startsWith(`Cannot find name '${name}'`)),
        expression,
      ).toBe(true);
    }
  },
);

test.each([
  "import { readFileSync } from 'node:fs';\nexport const c = readFileSync;",
  "import { randomUUID } from 'crypto';\nexport const c = randomUUID;",
])('DEC-4 no module of Node compiles: %s', (source) => {
  expect(compileErrors('shared', source)).toContainEqual(expect.stringMatching(/Cannot find (?:module|name)/));
});

test('DEC-4 what is pure does compile', () => {
  expect(
    compileErrors(
      'shared',
      "import { money } from './money';\nexport const c = [money].map((make) => make.name).join(String(Math.max(1, 2)));",
    ),
  ).toEqual([]);
});

test('DEC-4 a clock and chance do not pass lint', async () => {
  for (const expression of [
    'Date.now()',
    'new Date()',
    'Math.random()',
    'performance.now()',
    'crypto.getRandomValues([])',
  ])
    expect(await lintErrors(`export const c = () => ${expression};\n`), expression).toHaveLength(1);
  expect(await lintErrors('export const c = () => Math.max(1, 2);\n')).toEqual([]);
});
