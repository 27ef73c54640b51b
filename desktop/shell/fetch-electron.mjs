// @ts-check
// Tries once to fetch Electron's program from its download site. Offline it gives up within two seconds, and not again the same day.

import { spawn } from 'node:child_process';
import { mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const answerMayTake = 2_000;
const downloadMayTake = 90_000;
const askAgainAfter = 24 * 60 * 60 * 1000;

/**
 * @typedef {{
 *   readonly packageFolder: string,
 *   readonly note: string,
 *   readonly site: string,
 *   readonly log: (sentence: string) => void,
 *   readonly now: number,
 *   readonly limit?: number,
 * }} Fetching
 */

/** Electron's download site, or the mirror a person has set for it.
 * @param {Readonly<Record<string, string | undefined>>} environment */
export function electronSite(environment) {
  return (
    environment.ELECTRON_MIRROR || environment.npm_config_electron_mirror || 'https://github.com/electron/electron'
  );
}

/**
 * True when Electron's own installer has ended well. A failure is noted in `note`, so the next start does not wait again.
 * @param {Fetching} fetching
 */
export async function fetchElectron({ packageFolder, note, site, log, now, limit = downloadMayTake }) {
  if (wasTriedLately(note, now) || !(await answers(site))) return false;
  log('Fetching Electron, the desktop shell, once (about 110 MB) …');
  const isThere = await install(packageFolder, limit);
  if (isThere) {
    rmSync(note, { force: true });
    return true;
  }
  log('Electron could not be fetched; going on without it.');
  mkdirSync(dirname(note), { recursive: true });
  writeFileSync(note, 'Electron could not be fetched. Delete this file to try again at the next start.\n');
  return false;
}

/** @param {string} note
 * @param {number} now */
function wasTriedLately(note, now) {
  const noted = statSync(note, { throwIfNoEntry: false });
  return noted !== undefined && now - noted.mtimeMs < askAgainAfter;
}

/** @param {string} site */
async function answers(site) {
  try {
    await fetch(site, { method: 'HEAD', signal: AbortSignal.timeout(answerMayTake) });
    return true;
  } catch {
    return false;
  }
}

/** @param {string} packageFolder
 * @param {number} limit
 * @returns {Promise<boolean>} */
function install(packageFolder, limit) {
  return new Promise((resolve) => {
    const installer = spawn(process.execPath, [join(packageFolder, 'install.js')], { stdio: 'ignore', timeout: limit });
    installer.on('error', () => resolve(false));
    installer.on('exit', (exitCode) => resolve(exitCode === 0));
  });
}
