// Packs the desktop for real, with a stub in Electron's place, and looks at what an installer would hold. No network.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { buildDesktop } from './system/build-desktop';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const requireHere = createRequire(import.meta.url);
const BUILDER = join(dirname(requireHere.resolve('electron-builder/package.json')), 'cli.js');

const folder = mkdtempSync(join(tmpdir(), 'waybill-packed-'));
const project = join(folder, 'project');
const archive = join(folder, 'packed', 'linux-unpacked', 'resources', 'app.asar');
const program = join(folder, 'packed', 'linux-unpacked', 'waybill');

/** What Electron's program says of its fuses before anybody flips them, as version 45 ships it. */
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX\x01\x09';
const FUSES = [
  'RunAsNode',
  'EnableCookieEncryption',
  'EnableNodeOptionsEnvironmentVariable',
  'EnableNodeCliInspectArguments',
  'EnableEmbeddedAsarIntegrityValidation',
  'OnlyLoadAppFromAsar',
  'LoadBrowserProcessSpecificV8Snapshot',
  'GrantFileProtocolExtraPrivileges',
  'WasmTrapHandlers',
];
const SHIPPED = '101100011';

/** Lies where the sources lie, and must stay outside. */
const DECOYS = [
  'node_modules/knex/index.js',
  'node_modules/express/package.json',
  'out/node_modules/pg/index.js',
  'main/index.ts',
  'tests/day/day.ts',
  '.env',
];

function prepare(): void {
  mkdirSync(join(project, 'desktop'), { recursive: true });
  for (const file of ['package.json', 'package-lock.json', 'electron-builder.yml', 'desktop/package.json'])
    cpSync(join(ROOT, file), join(project, file));
  symlinkSync(join(ROOT, 'node_modules'), join(project, 'node_modules'), 'junction');
  buildDesktop(join(project, 'desktop', 'out'));
  for (const decoy of DECOYS) {
    mkdirSync(dirname(join(project, 'desktop', decoy)), { recursive: true });
    writeFileSync(join(project, 'desktop', decoy), 'secret');
  }
  mkdirSync(join(folder, 'stub'));
  writeFileSync(join(folder, 'stub', 'electron'), `stub ${SENTINEL}${SHIPPED} stub`, { mode: 0o755 });
}

beforeAll(() => {
  prepare();
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [
      ...[BUILDER, '--linux', '--x64', '--dir', '--publish', 'never', '--projectDir', project],
      ...[`-c.electronDist=${join(folder, 'stub')}`, `-c.directories.output=${join(folder, 'packed')}`],
    ],
    { encoding: 'utf8', env: { ...process.env, ELECTRON_MIRROR: 'http://127.0.0.1:9/' } },
  );
  if (status !== 0) throw new Error(`the desktop was not packed: ${stdout}${stderr}`);
}, 120_000);

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

type Entry = { readonly files: Readonly<Record<string, Entry>> } | { readonly offset: string; readonly size: number };
const entrySchema: z.ZodType<Entry> = z.lazy(() =>
  z.union([z.object({ files: z.record(z.string(), entrySchema) }), z.object({ offset: z.string(), size: z.int() })]),
);

/** Each file of the archive with its text: sizes, a table of contents in JSON, then the files one after the other. */
function packed(): ReadonlyMap<string, string> {
  const bytes = readFileSync(archive);
  const begin = 8 + bytes.readUInt32LE(4);
  const files = new Map<string, string>();
  const walk = (entry: Entry, path: string): void => {
    if ('files' in entry) for (const [name, below] of Object.entries(entry.files)) walk(below, `${path}/${name}`);
    else {
      const at = begin + Number(entry.offset);
      files.set(path, bytes.toString('utf8', at, at + entry.size));
    }
  };
  walk(entrySchema.parse(JSON.parse(bytes.toString('utf8', 16, 16 + bytes.readUInt32LE(12)))), '');
  return files;
}

test('SHL-8 an installer holds the built desktop and nothing else', () => {
  const files = [...packed().keys()];
  expect(files.filter((path) => path !== '/package.json' && !path.startsWith('/out/'))).toEqual([]);
  expect(files.filter((path) => /node_modules|knex|express|\.ts$|\.map$|\.env/.test(path))).toEqual([]);
  const needed = ['/package.json', '/out/main/index.js', '/out/preload/index.cjs', '/out/renderer/index.html'];
  expect(files).toEqual(expect.arrayContaining(needed));
  expect([...packed().values()].filter((text) => text === 'secret')).toEqual([]);
});

test('SHL-8 nothing but the program itself lies beside the archive', () => {
  expect(readdirSync(dirname(archive))).toEqual(['app.asar']);
});

test('SHL-8 what is packed needs nothing that is not packed', () => {
  const textOf = (path: string) => packed().get(`/${path}`) ?? '';
  const main = textOf('out/main/index.js');
  const imported = [...main.matchAll(/^import [^;]*? from "([^"]+)"|\brequire\("([^"]+)"\)/gm)];
  const names = imported.map(([, from, required]) => from ?? required ?? '');
  expect(names).toContain('electron');
  expect(names.filter((name) => name !== 'electron' && !name.startsWith('node:'))).toEqual([]);
  const preload = [...textOf('out/preload/index.cjs').matchAll(/\brequire\("([^"]+)"\)/g)].map(([, name]) => name);
  expect(preload).toEqual(['electron']);
  expect(JSON.parse(textOf('package.json'))).toMatchObject({ main: 'out/main/index.js' });
});

test('SHL-8 the fuses are set in the packed program', () => {
  const bytes = readFileSync(program, 'latin1');
  const begin = bytes.indexOf(SENTINEL) + SENTINEL.length;
  const states = FUSES.map((fuse, position) => [fuse, bytes[begin + position] === '1']);
  expect(Object.fromEntries(states)).toEqual({
    RunAsNode: false,
    EnableCookieEncryption: true,
    EnableNodeOptionsEnvironmentVariable: false,
    EnableNodeCliInspectArguments: false,
    EnableEmbeddedAsarIntegrityValidation: true,
    OnlyLoadAppFromAsar: true,
    LoadBrowserProcessSpecificV8Snapshot: false,
    GrantFileProtocolExtraPrivileges: false,
    WasmTrapHandlers: true,
  });
});

test('SHL-12 the Electron that is packed is the one that is checked, and a supported one', () => {
  const [, pinned] = /^electronVersion: (\S+)$/m.exec(readFileSync(join(ROOT, 'electron-builder.yml'), 'utf8')) ?? [];
  const { version } = requireHere('electron/package.json') as { readonly version: string };
  expect(pinned).toBe(version);
  expect([43, 44, 45]).toContain(Number(version.split('.')[0]));
});
