// Embedded Postgres whose data nobody will miss: in the system's temporary folder, fast instead of durable, removed afterwards.

import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { filesIn } from '../postgres/installation';
import { takeLock } from '../postgres/lock-file';
import { readPostmaster } from '../postgres/postmaster-file';
import { isPostmasterOf, isRunning } from '../postgres/process-identity';
import { startEmbedded } from '../postgres/start-embedded';
import type { EmbeddedPostgres } from '../postgres/start-embedded';
import { waitFor } from '../postgres/wait-for';

export const throwAwayPrefix = 'waybill-throw-away-';

export type ThrowAway = Pick<EmbeddedPostgres, 'url' | 'pid' | 'stop'>;

export async function startThrowAway(): Promise<ThrowAway> {
  const dataFolder = mkdtempSync(join(tmpdir(), throwAwayPrefix));
  const postgres = await startEmbedded({ dataFolder, throwAway: true, log: () => undefined });
  const stop = async () => {
    await postgres.stop();
    rmSync(dataFolder, { recursive: true, force: true });
  };
  return { url: postgres.url, pid: postgres.pid, stop };
}

/** Ends and removes what a killed run left behind; a run that still lives holds its lock and is left alone. */
export async function sweepAbandoned(): Promise<void> {
  const folders = readdirSync(tmpdir()).filter((name) => name.startsWith(throwAwayPrefix));
  for (const folder of folders.map((name) => join(tmpdir(), name))) if (isSettled(folder)) await sweep(folder);
}

/** A run that begins at this moment has its folder and not yet its lock. */
function isSettled(folder: string): boolean {
  const found = statSync(folder, { throwIfNoEntry: false });
  return found !== undefined && Date.now() - found.mtimeMs > 5_000;
}

async function sweep(folder: string): Promise<void> {
  try {
    const { leftBehind } = takeLock(folder);
    const pid = readPostmaster(filesIn(folder).cluster)?.pid;
    if (pid !== undefined && pid === leftBehind && isPostmasterOf(pid, filesIn(folder).cluster)) {
      process.kill(pid, 'SIGQUIT');
      await waitFor(() => !isRunning(pid), 10_000);
    }
    rmSync(folder, { recursive: true, force: true });
  } catch {
    return; // somebody's living run, or somebody else's folder
  }
}
