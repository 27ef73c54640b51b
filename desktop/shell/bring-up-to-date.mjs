// @ts-check
// Builds the server and the desktop where a source is newer than what was built from it.

import { spawn } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const built = [
  {
    name: 'sync server',
    proof: 'sync-server/dist/built',
    sources: ['shared', 'sync-server'],
    command: ['node', 'sync-server/build.mjs'],
  },
  {
    name: 'desktop',
    proof: 'desktop/out/renderer/index.html',
    sources: [
      'shared',
      'desktop/renderer',
      'desktop/main',
      'desktop/preload',
      'desktop/electron.vite.config.ts',
      'desktop/precache.ts',
      'desktop/read-ahead.ts',
      'desktop/package.json',
    ],
    command: ['npm', 'run', '--silent', 'build:desktop'],
  },
];

/** False when a build failed; what it wrote is then on the screen.
 * @param {string} root
 * @param {(sentence: string) => void} say */
export async function bringUpToDate(root, say) {
  for (const { name, proof, sources, command } of built) {
    if (modified(join(root, proof)) > newest(sources.map((source) => join(root, source)))) continue;
    say(`Building the ${name} …`);
    if (!(await runs(command, root))) {
      process.stderr.write(`The ${name} could not be built; what the build wrote stands above.\n`);
      return false;
    }
  }
  return true;
}

/** @param {readonly string[]} command
 * @param {string} cwd
 * @returns {Promise<boolean>} */
function runs([program = '', ...args], cwd) {
  return new Promise((resolve) => {
    const child = spawn(program === 'node' ? process.execPath : program, args, {
      cwd,
      stdio: ['ignore', 'ignore', 'inherit'],
      shell: process.platform === 'win32' && program === 'npm',
    });
    child.on('error', () => resolve(false));
    child.on('exit', (code) => resolve(code === 0));
  });
}

/** @param {string} path */
const modified = (path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;

/** The youngest source below these; tests and built folders do not count.
 * @param {readonly string[]} paths
 * @returns {number} */
function newest(paths) {
  return Math.max(
    0,
    ...paths.map((path) => {
      const stat = statSync(path, { throwIfNoEntry: false });
      if (stat === undefined) return 0;
      if (!stat.isDirectory()) return stat.mtimeMs;
      const inside = readdirSync(path).filter((name) => !/^(node_modules|dist|out)$|\.test\.tsx?$/.test(name));
      return newest(inside.map((name) => join(path, name)));
    }),
  );
}
