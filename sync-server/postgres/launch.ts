// How the Postgres process is brought up: in a group of its own, so that Ctrl+C reaches us first and we stop it in order.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync } from 'node:fs';
import { runAs } from './account';
import { programIn } from './binaries';
import { cleanEnvironment } from './environment';
import type { Installation } from './installation';
import { readPostmaster } from './postmaster-file';
import { nameFor } from './reach';
import { openLog } from './server-log';

/** The number of the new process, which may not be ready yet; null where none came to be. */
export function launch(installation: Installation, port: number): Promise<number | null> {
  return process.platform === 'win32' ? launchByPgCtl(installation, port) : launchDirectly(installation, port);
}

async function launchDirectly(installation: Installation, port: number): Promise<number | null> {
  const { account, binaries, cluster, logFile } = installation;
  const log = openLog(logFile);
  const args = ['-D', nameFor(cluster, account), ...settings(installation, port)];
  const child = spawn(programIn(binaries, 'postgres'), args, {
    ...runAs(account),
    cwd: cluster,
    env: cleanEnvironment(),
    detached: true,
    stdio: ['ignore', log, log],
  });
  child.on('error', () => undefined); // it has no process number then, which says the same
  closeSync(log);
  return child.pid ?? null;
}

/** For Windows, where pg_ctl drops an administrator's rights on the way: with them Postgres refuses to run. */
export async function launchByPgCtl(installation: Installation, port: number): Promise<number | null> {
  const { account, binaries, cluster, logFile } = installation;
  const options = settings(installation, port).join(' ');
  const args = ['start', '-w', '-D', nameFor(cluster, account), '-l', logFile, '-o', options];
  const child = spawn(programIn(binaries, 'pg_ctl'), args, {
    ...runAs(account),
    cwd: cluster,
    env: cleanEnvironment(),
    stdio: 'ignore', // Postgres would inherit a pipe and hold it open
    windowsHide: true,
  });
  const [exitCode] = await once(child, 'exit');
  return exitCode === 0 ? (readPostmaster(cluster)?.pid ?? null) : null;
}

function settings({ throwAway }: Installation, port: number): readonly string[] {
  const always = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'cluster_name=waybill', 'jit=off'];
  const quiet = ['log_error_verbosity=terse', 'log_min_error_statement=panic']; // no customer's words in a log
  const careless = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=200'];
  const chosen = [...always, ...quiet, 'timezone=UTC', ...(throwAway ? careless : [])];
  return ['-p', String(port), ...chosen.flatMap((setting) => ['-c', setting])];
}
