import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDesktop } from './open-desktop.mjs';
import { thisComputer } from './this-computer.mjs';

const url = 'http://127.0.0.1:8080/';
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'waybill-open-'));
  mkdirSync(join(folder, 'bin'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A program that writes down how it was started and then behaves like this. */
function program(name: string, behaviour: string): string {
  const file = join(folder, 'bin', name);
  const notes = `require('fs').writeFileSync(__filename + '.started', JSON.stringify({ args: process.argv.slice(2), url: process.env.WAYBILL_URL }));`;
  writeFileSync(file, `#!${process.execPath}\n${notes}\n${behaviour}\n`);
  chmodSync(file, 0o755);
  return file;
}

const startOf = (file: string): unknown => JSON.parse(readFileSync(`${file}.started`, 'utf8'));

async function open(
  programs: { readonly electron?: string; readonly browser?: string },
  noOpen = false,
  screen = ':0',
) {
  const said: string[] = [];
  const here = thisComputer();
  const { electron, browser } = programs;
  const computer = {
    ...here,
    platform: 'linux' as const,
    isRoot: true,
    environment: {
      ...here.environment,
      DISPLAY: screen,
      WAYLAND_DISPLAY: '',
      ELECTRON_EXEC_PATH: electron,
      PATH: join(folder, 'bin'),
    },
    canRun: (file: string) => file === electron || file === browser,
  };
  const log = (sentence: string) => said.push(sentence);
  const desktopFolder = '/app/desktop';
  const desktop = await openDesktop({ url, home: folder, desktopFolder, noOpen, log, computer, packageFolder: null });
  return { desktop, said };
}

const stays = 'setInterval(() => {}, 1000)';

test('RUN-10 Electron shows the desktop where it is at hand, with a profile of its own', async () => {
  const electron = program('electron', stays);
  const { desktop, said } = await open({ electron, browser: program('chromium', stays) });
  expect(desktop.shownIn).toBe('electron');
  await desktop.close();
  expect(startOf(electron)).toEqual({
    args: ['/app/desktop', `--user-data-dir=${join(folder, 'electron')}`, '--no-sandbox', '--test-type'],
    url,
  });
  expect(said).toEqual([`Waybill is at ${url}`]);
});

test('RUN-10 an Electron that fails at once gives way to a browser in an app window', async () => {
  const browser = program('chromium', stays);
  const { desktop } = await open({ electron: program('electron', 'process.exit(127)'), browser });
  expect(desktop.shownIn).toBe('browser');
  await desktop.close();
  const appWindow = [`--app=${url}`, `--user-data-dir=${join(folder, 'browser')}`];
  expect(startOf(browser)).toMatchObject({ args: expect.arrayContaining([...appWindow, '--no-first-run']) });
});

test('RUN-10 a browser that hands the page to one already running counts as shown', async () => {
  const { desktop } = await open({ browser: program('chromium', 'process.exit(0)') });
  expect(desktop.shownIn).toBe('browser');
  await desktop.closed;
});

test('RUN-10 with nothing that opens, the address is said and what to do with it', async () => {
  const { desktop, said } = await open({ browser: program('chromium', 'process.abort()') });
  expect(desktop.shownIn).toBe('nothing');
  expect(said).toEqual([`Waybill is at ${url}`, expect.stringContaining('open that address')]);
  await desktop.close();
});

test('RUN-10 without a screen, or when asked not to, nothing is started', async () => {
  const electron = join(folder, 'bin', 'never-written'); // starting it would be seen as a failure and said
  for (const { desktop, said } of [await open({ electron }, true), await open({ electron }, false, '')]) {
    expect(desktop.shownIn).toBe('nothing');
    expect(said).toEqual([`Waybill is at ${url}`]);
  }
});
