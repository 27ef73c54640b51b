// Finds the embedded Postgres another Waybill already started on this folder, so that a command can join it.
import { readFileSync } from 'node:fs';
import { databaseName, filesIn, superuser } from './installation';
import { postmasterFile, readPostmaster } from './postmaster-file';
import { isPostmasterOf } from './process-identity';

/** Its address, or null when none is ready there. */
export function runningPostgres(dataFolder: string): string | null {
  const { cluster, passwordFile } = filesIn(dataFolder);
  const postmaster = readPostmaster(cluster);
  if (postmaster === null || !postmaster.isReady || !isPostmasterOf(postmaster.pid, cluster)) return null;
  try {
    const port = Number(readFileSync(postmasterFile(cluster), 'utf8').split('\n')[3]);
    const password = readFileSync(passwordFile, 'utf8').trim();
    return `postgres://${superuser}:${password}@127.0.0.1:${port}/${databaseName}?sslmode=disable`;
  } catch {
    return null;
  }
}
