// @ts-check
// The sync server as a child of `npm start`: its log goes to a file, its greeting to the screen, its faults to a sentence.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';

/**
 * @typedef {{ readonly status: 'failed', readonly sentence: string, readonly exitCode: number }} Failed
 * @typedef {{
 *   readonly status: 'running',
 *   readonly address: string,
 *   readonly greeting: readonly string[],
 *   readonly ended: Promise<unknown>,
 *   readonly stop: () => Promise<number | null>,
 * }} Running
 */

/** @param {{ readonly root: string, readonly home: string, readonly demo: boolean, readonly say: (sentence: string) => void }} wish
 * @returns {Promise<Failed | Running>} */
export async function startServer({ root, home, demo, say }) {
  const logFile = join(home, 'logs', 'server.log');
  const log = openLog(home, logFile);
  if (typeof log !== 'number') return log;
  const program = join(root, 'sync-server', 'bin', 'waybill.js');
  const child = spawn(process.execPath, [program, 'serve', '--migrate', ...(demo ? ['--demo'] : [])], {
    env: { ...process.env, WAYBILL_HOME: home },
    stdio: ['ignore', log, 'pipe', 'ipc'],
  });
  closeSync(log);
  say('Starting the sync server …');
  let complaint = '';
  child.stderr?.on('data', (chunk) => (complaint = `${complaint}${chunk}`.slice(-4_000)));
  const ended = once(child, 'exit');
  const first = await Promise.race([once(child, 'message').then(([message]) => message), ended.then(() => null)]);
  if (first === null) {
    return {
      status: 'failed',
      sentence: complaint.trim() || `The server did not start; see ${logFile}`,
      exitCode: child.exitCode ?? 1,
    };
  }
  return {
    status: 'running',
    address: first.address,
    greeting: [...first.greeting, `Its log is ${logFile}`],
    ended,
    stop: async () => {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill('SIGTERM');
        await ended;
      }
      return child.exitCode;
    },
  };
}

/** @param {string} home
 * @param {string} logFile
 * @returns {number | Failed} */
function openLog(home, logFile) {
  try {
    mkdirSync(join(home, 'logs'), { recursive: true });
    return openSync(logFile, 'a', 0o600);
  } catch {
    return {
      status: 'failed',
      sentence: `The data folder ${home} cannot be written. Choose another with WAYBILL_HOME, or make it writable.`,
      exitCode: 3,
    };
  }
}
