// Who a process number belongs to. Numbers are used again after a crash or a reboot, so a number alone proves nothing.

import { spawnSync } from 'node:child_process';
import { readFileSync, readlinkSync, realpathSync } from 'node:fs';
import { codeOf } from './problem';

const said = (command: string, args: readonly string[]) =>
  spawnSync(command, args, { encoding: 'utf8', windowsHide: true }).stdout?.trim() ?? '';

/** True while the number is in use, even by a dead process nobody has collected: Postgres itself looks no closer. */
export function isNumberInUse(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

/** True while the process really runs: a dead one that its parent has not collected yet does not count. */
export function isRunning(pid: number): boolean {
  return isNumberInUse(pid) && linuxStat(pid)?.state !== 'Z';
}

/** When the process began, as text to compare; null where the system does not tell. */
export function birthOf(pid: number): string | null {
  if (process.platform === 'linux') return linuxStat(pid)?.began ?? null;
  if (process.platform === 'win32') return null;
  return said('ps', ['-o', 'lstart=', '-p', String(pid)]) || null;
}

/** True when the running process is the Postgres that serves this folder, as far as the system lets us see. */
export function isPostmasterOf(pid: number, folder: string): boolean {
  if (!isRunning(pid)) return false;
  if (process.platform === 'linux') return linuxServes(pid, folder);
  if (process.platform === 'win32') return said('tasklist', ['/FI', `PID eq ${pid}`, '/NH']).includes('postgres.exe');
  return said('ps', ['-o', 'command=', '-p', String(pid)]).includes('postgres');
}

function linuxServes(pid: number, folder: string): boolean {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(folder);
  } catch {
    return textOf(`/proc/${pid}/comm`) === 'postgres'; // another account's process: its folder is hidden from us
  }
}

function linuxStat(pid: number): { readonly state: string; readonly began: string } | null {
  const stat = textOf(`/proc/${pid}/stat`);
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [state, began] = [fields[0], fields[19]];
  if (state === undefined || began === undefined) return null;
  return { state, began: `${textOf('/proc/sys/kernel/random/boot_id')}:${began}` };
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return '';
  }
}
