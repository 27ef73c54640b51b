import { expect, test } from 'vitest';
import { browserFlags } from './browser-flags.mjs';
import { findBrowser } from './find-browser.mjs';
import { findElectron } from './find-electron.mjs';
import { hasScreen } from './this-computer.mjs';
import type { Computer } from './this-computer.mjs';

/** A computer with these programs and nothing else. */
function computer(platform: NodeJS.Platform, programs: readonly string[], more: Partial<Computer> = {}): Computer {
  const environment = { PATH: '/home/ada/bin:relative:/usr/bin' };
  return {
    platform,
    home: '/home/ada',
    environment,
    isRoot: false,
    canRun: (file) => programs.includes(file),
    read: () => null,
    ...more,
  };
}

test('RUN-10 on Linux the search path decides, and Chrome comes before Chromium', () => {
  expect(findBrowser(computer('linux', ['/usr/bin/chromium']))).toBe('/usr/bin/chromium');
  const both = ['/usr/bin/chromium', '/home/ada/bin/google-chrome'];
  expect(findBrowser(computer('linux', both))).toBe('/home/ada/bin/google-chrome');
});

test('RUN-10 on Linux a browser is found although the search path does not lead to it', () => {
  const snap = computer('linux', ['/snap/bin/brave-browser'], { environment: {} });
  expect(findBrowser(snap)).toBe('/snap/bin/brave-browser');
});

test('RUN-10 a folder that is relative in the search path is never searched', () => {
  expect(findBrowser(computer('linux', ['relative/chromium', 'chromium']))).toBeNull();
});

test('RUN-10 on macOS both application folders are searched', () => {
  const edge = '/home/ada/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge';
  expect(findBrowser(computer('darwin', [edge]))).toBe(edge);
});

test('RUN-10 on Windows Edge is found where Windows puts it, and Chrome of one person before it', () => {
  const environment = {
    'PROGRAMFILES(X86)': 'C:\\Program Files (x86)',
    LOCALAPPDATA: 'C:\\Users\\ada\\AppData\\Local',
  };
  const edge = 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe';
  const chrome = 'C:\\Users\\ada\\AppData\\Local\\Google\\Chrome\\Application\\chrome.exe';
  expect(findBrowser(computer('win32', [edge], { environment }))).toBe(edge);
  expect(findBrowser(computer('win32', [edge, chrome], { environment }))).toBe(chrome);
});

test('RUN-10 where there is none, none is found', () => {
  for (const platform of ['linux', 'darwin', 'win32', 'freebsd'] as const)
    expect(findBrowser(computer(platform, []))).toBeNull();
});

test('RUN-10 Electron is the program a person names, else the one in its package, else none', () => {
  const [named, packaged] = ['/opt/electron', '/app/electron/dist/electron'];
  const environment = { ELECTRON_EXEC_PATH: named };
  expect(findElectron(computer('linux', [named, packaged], { environment }), '/app/electron')).toBe(named);
  expect(findElectron(computer('linux', [packaged], { environment }), '/app/electron')).toBe(packaged);
  expect(findElectron(computer('linux', []), '/app/electron')).toBeNull();
  expect(findElectron(computer('linux', [packaged]), null)).toBeNull();
});

test('RUN-10 Electron of another build is found through the path its package has noted', () => {
  const program = '/app/electron/dist/Some.app/Contents/MacOS/Some';
  const read = (file: string) => (file === '/app/electron/path.txt' ? 'Some.app/Contents/MacOS/Some\n' : null);
  expect(findElectron(computer('darwin', [program], { read }), '/app/electron')).toBe(program);
});

test('RUN-10 Linux without a display shows no window', () => {
  expect(hasScreen(computer('linux', []))).toBe(false);
  expect(hasScreen(computer('linux', [], { environment: { WAYLAND_DISPLAY: 'wayland-0' } }))).toBe(true);
  expect(hasScreen(computer('linux', [], { environment: { DISPLAY: ':0' } }))).toBe(true);
  expect(hasScreen(computer('darwin', []))).toBe(true);
});

test('RUN-11 the sandbox is given up for root on Linux only', () => {
  expect(browserFlags({ isRoot: true, platform: 'linux' })).toContain('--no-sandbox');
  expect(browserFlags({ isRoot: false, platform: 'linux' })).not.toContain('--no-sandbox');
  expect(browserFlags({ isRoot: true, platform: 'darwin' })).not.toContain('--no-sandbox');
});
