// What a crash leaves in a data folder: our own Postgres, still running, or the number of one that is long gone.

import { rmSync } from 'node:fs';
import type { Installation } from './installation';
import { stopPostmaster } from './postmaster';
import { postmasterFile, readPostmaster } from './postmaster-file';
import { PostgresProblem } from './problem';
import { isNumberInUse, isPostmasterOf } from './process-identity';

/** After a SIGKILL our Postgres lives on; we hold the lock, so nobody uses it. One we did not start is not ours to stop. */
export async function clearLeftBehind(
  installation: Installation,
  leftBehind: number | null,
  log: (sentence: string) => void,
): Promise<void> {
  const found = readPostmaster(installation.cluster);
  if (found === null) return;
  if (!isPostmasterOf(found.pid, installation.cluster)) return forgetReusedNumber(installation.cluster, found.pid);
  if (found.pid !== leftBehind)
    throw new PostgresProblem(
      'postgres-running',
      `A Postgres that Waybill did not start (process ${found.pid}) is running on ${installation.cluster}. ` +
        `Stop it with "kill -INT ${found.pid}", then start Waybill again.`,
    );
  log('Waybill ended without stopping its database last time; stopping it now …');
  await stopPostmaster(installation, found.pid);
}

/** Postgres takes any living process under its old number for a Postgres; after a reboot it may be anybody. */
function forgetReusedNumber(cluster: string, pid: number): void {
  if (isNumberInUse(pid)) rmSync(postmasterFile(cluster));
}
