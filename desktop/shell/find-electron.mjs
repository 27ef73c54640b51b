// @ts-check
// Finds Electron's own program. npm brings only the package around it; the program arrives later, or never.

import { dirname, join } from 'node:path';
import { createRequire } from 'node:module';

/** @typedef {import('./this-computer.mjs').Computer} Computer */

/** Where npm put the electron package, or null where it is not installed.
 * @returns {string | null} */
export function electronPackage() {
  try {
    return dirname(createRequire(import.meta.url).resolve('electron/package.json'));
  } catch {
    return null;
  }
}

/**
 * The program to start, or null. ELECTRON_EXEC_PATH and ELECTRON_OVERRIDE_DIST_PATH mean what they mean to Electron's own tools.
 * @param {Computer} computer
 * @param {string | null} packageFolder
 * @returns {string | null}
 */
export function findElectron({ platform, environment, canRun, read }, packageFolder) {
  const within = (/** @type {string} */ folder) =>
    join(folder, (packageFolder && read(join(packageFolder, 'path.txt'))?.trim()) || programIn(platform));
  const candidates = [
    environment.ELECTRON_EXEC_PATH,
    environment.ELECTRON_OVERRIDE_DIST_PATH && within(environment.ELECTRON_OVERRIDE_DIST_PATH),
    packageFolder && within(join(packageFolder, 'dist')),
  ];
  return candidates.filter(Boolean).find((file) => file && canRun(file)) ?? null;
}

/** @param {NodeJS.Platform} platform */
function programIn(platform) {
  if (platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
  return platform === 'win32' ? 'electron.exe' : 'electron';
}
