// The embedded default: a Postgres of our own in one folder, there when this resolves and gone, in good order, after stop().

import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { accountFor } from './account';
import { binariesFor, findBinaries } from './binaries';
import type { Binaries } from './binaries';
import { ensureCluster } from './cluster';
import { ensureDatabase } from './ensure-database';
import { filesIn } from './installation';
import type { Installation } from './installation';
import { clearLeftBehind } from './left-behind';
import { takeLock } from './lock-file';
import type { Lock } from './lock-file';
import { startPostmaster, stopPostmaster } from './postmaster';
import { freePort } from './free-port';
import { PostgresProblem, codeOf } from './problem';

export type EmbeddedPostgres = {
  readonly url: string;
  readonly dataFolder: string;
  readonly port: number;
  readonly pid: number;
  /** Clean, and harmless when asked twice. */
  readonly stop: () => Promise<void>;
};

export type EmbeddedOptions = {
  readonly dataFolder: string;
  /** Absent or 0: any free port. */
  readonly port?: number;
  /** Progress, in sentences for the person who waits. */
  readonly log: (sentence: string) => void;
  /** No waiting for the disk: for data nobody will miss. */
  readonly throwAway?: boolean;
  readonly binaries?: Binaries;
  /** Where a copy of the binaries may be placed for an account that cannot reach them. */
  readonly placesForACopy?: readonly string[];
};

type Started = { readonly port: number; readonly pid: number };

const reachablePlaces = ['/var/lib/waybill', join(tmpdir(), 'waybill-postgres')];

/** Makes the data on the first start, finds it again on the next. Throws PostgresProblem and leaves nothing running then. */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const dataFolder = resolve(options.dataFolder);
  const lock = openFolder(dataFolder);
  try {
    return await startLocked(options, dataFolder, lock);
  } catch (error) {
    lock.release();
    throw explained(error, dataFolder);
  }
}

async function startLocked(options: EmbeddedOptions, dataFolder: string, lock: Lock): Promise<EmbeddedPostgres> {
  const installation = installationIn(dataFolder, options);
  await clearLeftBehind(installation, lock.leftBehind, options.log);
  const password = await ensureCluster(installation, options.log);
  const { port, pid } = await startOnPort(installation, options.port ?? 0, lock);
  const stop = once(async () => {
    await stopPostmaster(installation, pid);
    lock.release();
  });
  try {
    return { url: await ensureDatabase(port, password, installation), dataFolder, port, pid, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** A port that was free a moment ago can be gone: where any will do, another is tried. */
async function startOnPort(installation: Installation, wanted: number, lock: Lock, triesLeft = 3): Promise<Started> {
  const port = await freePort(wanted);
  try {
    return { port, pid: await startPostmaster(installation, port, lock.recordPostgres) };
  } catch (error) {
    const isGone = error instanceof PostgresProblem && error.code === 'port-taken';
    if (!isGone || wanted !== 0 || triesLeft === 0) throw error;
    return startOnPort(installation, wanted, lock, triesLeft - 1);
  }
}

function openFolder(dataFolder: string): Lock {
  try {
    mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
    return takeLock(dataFolder);
  } catch (error) {
    throw explained(error, dataFolder);
  }
}

function installationIn(dataFolder: string, options: EmbeddedOptions): Installation {
  const files = filesIn(dataFolder);
  const account = accountFor(files.cluster);
  const found = options.binaries ?? findBinaries();
  const binaries = binariesFor(found, account, options.placesForACopy ?? reachablePlaces);
  return { ...files, account, binaries, throwAway: options.throwAway ?? false };
}

function once(action: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | null = null;
  return () => (done ??= action());
}

function explained(error: unknown, dataFolder: string): unknown {
  const code = codeOf(error);
  if (error instanceof PostgresProblem) return error;
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return new PostgresProblem('not-writable', `The disk of ${dataFolder} is full. Make room, then start again.`);
  if (!['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'ENOENT', 'EEXIST'].includes(code)) return error;
  return new PostgresProblem(
    'not-writable',
    `The data folder ${dataFolder} cannot be written (${code}). Give yourself the right to write there, or choose another folder with WAYBILL_HOME.`,
  );
}
