// @ts-check
// Shows the desktop: in Electron, else in an app window of a Chromium-family browser, else by saying the address.

import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { browserFlags, rootFlags } from './browser-flags.mjs';
import { electronSite, fetchElectron } from './fetch-electron.mjs';
import { findBrowser } from './find-browser.mjs';
import { electronPackage, findElectron } from './find-electron.mjs';
import { hasScreen, thisComputer } from './this-computer.mjs';

/** A shell that cannot run here is gone by then; one that is still there stays. */
const failsWithin = 2_500;

/**
 * @typedef {import('./this-computer.mjs').Computer} Computer
 * @typedef {{ readonly program: string, readonly args: readonly string[], readonly environment: NodeJS.ProcessEnv }} Launch
 * @typedef {{ readonly closed: Promise<void>, readonly close: () => Promise<void> }} Window
 * @typedef {Window & { readonly shownIn: 'electron' | 'browser' | 'nothing' }} OpenDesktop
 * @typedef {{
 *   readonly url: string,
 *   readonly home: string,
 *   readonly desktopFolder: string,
 *   readonly noOpen: boolean,
 *   readonly log: (sentence: string) => void,
 *   readonly computer?: Computer,
 *   readonly packageFolder?: string | null,
 * }} Opening
 */

/**
 * `home` is WAYBILL_HOME: each shell keeps its profile, and with it the unsent work, in a folder of its own there.
 * Never throws for a shell that will not start: the next one is tried, and the address is always said.
 * @param {Opening} opening
 * @returns {Promise<OpenDesktop>}
 */
export async function openDesktop(opening) {
  const { url, noOpen, log, computer = thisComputer() } = opening;
  log(`Waybill is at ${url}`);
  if (noOpen || !hasScreen(computer)) return shownNowhere();

  const electron = await electronFor(opening, computer);
  const inElectron = electron && (await open(electronLaunch(electron, opening, computer)));
  if (inElectron) return { ...inElectron, shownIn: 'electron' };

  const browser = findBrowser(computer);
  const inBrowser = browser && (await open(browserLaunch(browser, opening, computer)));
  if (inBrowser) return { ...inBrowser, shownIn: 'browser' };

  log('No Electron and no Chromium-family browser would open here; open that address in a browser of yours.');
  return shownNowhere();
}

/** @param {Opening} opening
 * @param {Computer} computer */
async function electronFor({ home, log, packageFolder = electronPackage() }, computer) {
  const atHand = findElectron(computer, packageFolder);
  if (atHand !== null || packageFolder === null) return atHand;
  const note = join(home, 'electron-not-fetched');
  const site = electronSite(computer.environment);
  await fetchElectron({ packageFolder, note, site, log, now: Date.now() });
  return findElectron(computer, packageFolder);
}

/** The main process reads the server's address from WAYBILL_URL.
 * @param {string} program
 * @param {Opening} opening
 * @param {Computer} computer
 * @returns {Launch} */
export function electronLaunch(program, { url, home, desktopFolder }, computer) {
  const environment = { ...computer.environment, WAYBILL_URL: url, ELECTRON_RUN_AS_NODE: undefined };
  const args = [desktopFolder, `--user-data-dir=${join(home, 'electron')}`, ...rootFlags(computer)];
  return { program, args, environment };
}

/** @param {string} program
 * @param {Opening} opening
 * @param {Computer} computer
 * @returns {Launch} */
export function browserLaunch(program, { url, home }, computer) {
  const args = [`--app=${url}`, `--user-data-dir=${join(home, 'browser')}`, ...browserFlags(computer)];
  return { program, args, environment: computer.environment };
}

/**
 * Null when the program does not start or fails at once. Ending well at once counts as open: a browser that already
 * runs on this profile takes the new window over.
 * @param {Launch} launch
 * @returns {Promise<Window | null>}
 */
async function open({ program, args, environment }) {
  const child = spawn(program, args, { env: environment, stdio: 'ignore' });
  /** @type {Promise<boolean>} */
  const endedWell = new Promise((resolve) => {
    child.on('error', () => resolve(false));
    child.on('exit', (exitCode) => resolve(exitCode === 0));
  });
  if (!(await Promise.race([endedWell, after(failsWithin)]))) return null;
  const closed = endedWell.then(() => undefined);
  const close = () => {
    child.kill();
    return closed;
  };
  return { closed, close };
}

/** @param {number} milliseconds
 * @returns {Promise<boolean>} */
function after(milliseconds) {
  return new Promise((resolve) => setTimeout(() => resolve(true), milliseconds).unref());
}

/** @returns {OpenDesktop} */
function shownNowhere() {
  return { shownIn: 'nothing', closed: Promise.resolve(), close: () => Promise.resolve() };
}
