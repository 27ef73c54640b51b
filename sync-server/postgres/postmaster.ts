// The running Postgres of one data folder: up when it accepts connections, down in good order, and otherwise a reason why not.

import { programIn } from './binaries';
import { portTaken } from './free-port';
import type { Installation } from './installation';
import { launch } from './launch';
import { readPostmaster } from './postmaster-file';
import { PostgresProblem } from './problem';
import { isRunning } from './process-identity';
import { run } from './run';
import { complaintSince, lengthOf } from './server-log';
import { waitFor } from './wait-for';

const recoveryMayTake = 120_000;
const workersMayTake = 30_000;
const stoppingMayTake = 30_000;

type Outcome = { readonly pid: number } | { readonly pid: null; readonly complaint: string };

/** Starts Postgres and answers with its process number once it accepts connections. */
export async function startPostmaster(
  installation: Installation,
  port: number,
  started: (pid: number) => void,
): Promise<number> {
  let outcome = await attempt(installation, port, started);
  const isClear = async () => {
    if (outcome.pid !== null || !isStillInUse(outcome.complaint)) return true;
    outcome = await attempt(installation, port, started);
    return false;
  };
  await waitFor(isClear, workersMayTake);
  if (outcome.pid !== null) return outcome.pid;
  throw didNotStart(installation, port, outcome.complaint);
}

async function attempt(installation: Installation, port: number, started: (pid: number) => void): Promise<Outcome> {
  const length = lengthOf(installation.logFile);
  const pid = await launch(installation, port);
  const failed = () => ({ pid: null, complaint: complaintSince(installation.logFile, length) });
  if (pid === null) return failed();
  started(pid);
  const isUp = () => {
    const found = readPostmaster(installation.cluster);
    return found !== null && found.pid === pid && found.isReady;
  };
  await waitFor(() => isUp() || !isRunning(pid), recoveryMayTake);
  if (isUp()) return { pid };
  await stopPostmaster(installation, pid);
  return failed();
}

/** A fast, clean stop: open transactions are rolled back, everything committed is on disk. Quiet when it has already ended. */
export async function stopPostmaster(installation: Installation, pid: number): Promise<void> {
  await tell(installation, pid, 'INT');
  if (await waitFor(() => !isRunning(pid), stoppingMayTake)) return;
  await tell(installation, pid, 'QUIT'); // at once; the next start replays its journal, as after a power cut
  if (await waitFor(() => !isRunning(pid), stoppingMayTake)) return;
  throw new PostgresProblem(
    'did-not-stop',
    `Postgres (process ${pid}) does not stop. End it with "kill -QUIT ${pid}".`,
  );
}

async function tell({ binaries, cluster }: Installation, pid: number, what: 'INT' | 'QUIT'): Promise<void> {
  if (process.platform === 'win32') {
    await run(programIn(binaries, 'pg_ctl'), ['kill', what, String(pid)], { account: null, inside: cluster });
    return;
  }
  if (isRunning(pid)) process.kill(pid, `SIG${what}`);
}

/** A killed Postgres leaves its workers to finish what they were doing; for a moment they still hold the data. */
const isStillInUse = (complaint: string) => complaint.includes('still in use');

function didNotStart({ cluster, logFile }: Installation, port: number, complaint: string): PostgresProblem {
  if (complaint.includes('TCP/IP sockets')) return portTaken(port);
  if (complaint.includes('postmaster.pid') || isStillInUse(complaint))
    return new PostgresProblem(
      'postgres-running',
      `Another Postgres is still at work on ${cluster}. Stop it, then start Waybill again. (${complaint})`,
    );
  const why = complaint === '' ? 'It gave no reason' : `Postgres says: ${complaint}`;
  return new PostgresProblem('did-not-start', `Postgres did not start. ${why}. Its log is ${logFile}.`);
}
