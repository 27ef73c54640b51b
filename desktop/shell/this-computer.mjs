// @ts-check
// What the shell needs to know of the computer it runs on, as one value, so that tests can stand on another computer.

import { accessSync, constants, readFileSync, statSync } from 'node:fs';
import { homedir } from 'node:os';

/**
 * @typedef {{
 *   readonly platform: NodeJS.Platform,
 *   readonly home: string,
 *   readonly environment: Readonly<Record<string, string | undefined>>,
 *   readonly isRoot: boolean,
 *   readonly canRun: (file: string) => boolean,
 *   readonly read: (file: string) => string | null,
 * }} Computer
 */

/** @returns {Computer} */
export function thisComputer() {
  return {
    platform: process.platform,
    home: homedir(),
    environment: process.env,
    isRoot: process.getuid?.() === 0,
    canRun,
    read,
  };
}

/** Linux shows windows only where a display is named; macOS and Windows always have one.
 * @param {Computer} computer */
export function hasScreen({ platform, environment }) {
  if (platform === 'win32' || platform === 'darwin') return true;
  return Boolean(environment.DISPLAY || environment.WAYLAND_DISPLAY);
}

/** @param {string} file */
function canRun(file) {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

/** @param {string} file */
function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
