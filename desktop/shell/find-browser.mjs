// @ts-check
// Finds a Chromium-family browser, the ones with an app window: Chrome, Chromium, Edge, Brave. It starts nothing.

import { posix, win32 } from 'node:path';

/** @typedef {import('./this-computer.mjs').Computer} Computer */

const linuxNames = [
  'google-chrome',
  'google-chrome-stable',
  'chromium',
  'chromium-browser',
  'microsoft-edge',
  'microsoft-edge-stable',
  'brave-browser',
];

const linuxFolders = ['/usr/bin', '/usr/local/bin', '/snap/bin', '/var/lib/flatpak/exports/bin'];

const macPrograms = [
  'Google Chrome.app/Contents/MacOS/Google Chrome',
  'Chromium.app/Contents/MacOS/Chromium',
  'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'Brave Browser.app/Contents/MacOS/Brave Browser',
];

const windowsPrograms = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Chromium\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
  'BraveSoftware\\Brave-Browser\\Application\\brave.exe',
];

/**
 * The program to start, or null. The search path decides before the usual places.
 * @param {Computer} computer
 * @returns {string | null}
 */
export function findBrowser(computer) {
  return candidates(computer).find((file) => computer.canRun(file)) ?? null;
}

/** @param {Computer} computer */
function candidates({ platform, home, environment }) {
  if (platform === 'win32') {
    const roots = [environment.PROGRAMFILES, environment['PROGRAMFILES(X86)'], environment.LOCALAPPDATA];
    return across(roots.filter(isText), windowsPrograms, win32.join);
  }
  if (platform === 'darwin')
    return across(['/Applications', posix.join(home, 'Applications')], macPrograms, posix.join);
  const searched = (environment.PATH ?? '').split(':').filter(posix.isAbsolute);
  return across([...searched, ...linuxFolders], linuxNames, posix.join);
}

/** Every program in every folder, the better-liked program first.
 * @param {readonly string[]} folders
 * @param {readonly string[]} programs
 * @param {(folder: string, program: string) => string} join */
function across(folders, programs, join) {
  return programs.flatMap((program) => folders.map((folder) => join(folder, program)));
}

/** @param {string | undefined} value
 * @returns {value is string} */
function isText(value) {
  return value !== undefined && value !== '';
}
