// One Waybill per data folder. The lock names its holder by process number and birth, so a crash leaves a lock that is seen to be dead.

import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { PostgresProblem, codeOf } from './problem';
import { birthOf, isRunning } from './process-identity';

const holderSchema = z.object({
  pid: z.int().positive(),
  birth: z.string().nullable(),
  since: z.string(),
  postgres: z.int().positive().nullable(),
});
type Holder = z.infer<typeof holderSchema>;

export type Lock = {
  /** The Postgres a crashed holder left behind, if it wrote one down. */
  readonly leftBehind: number | null;
  readonly recordPostgres: (pid: number) => void;
  readonly release: () => void;
};

/** Takes the folder for this process; throws `already-running` while another living process holds it. */
export function takeLock(folder: string): Lock {
  const file = join(folder, 'waybill.lock');
  const mine: Holder = {
    pid: process.pid,
    birth: birthOf(process.pid),
    since: new Date().toISOString(),
    postgres: null,
  };
  const before = readHolder(file);
  if (before !== null && isHolding(before)) throw alreadyRunning(before);
  moveAside(file, before);
  if (!createOnly(file, mine)) throw alreadyRunning(readHolder(file));
  return {
    leftBehind: before?.postgres ?? null,
    recordPostgres: (pid) => writeFileSync(file, JSON.stringify({ ...mine, postgres: pid })),
    release: () => {
      if (isSame(readHolder(file), mine)) rmSync(file, { force: true });
    },
  };
}

/** Renames before deleting, so that of two processes that both found a dead lock only one can carry it off. */
function moveAside(file: string, dead: Holder | null): void {
  const aside = `${file}.${process.pid}`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return;
    throw error;
  }
  const moved = readHolder(aside);
  if (moved !== null && !isSame(moved, dead) && isHolding(moved)) {
    linkSync(aside, file);
    rmSync(aside);
    throw alreadyRunning(moved);
  }
  rmSync(aside);
}

function createOnly(file: string, holder: Holder): boolean {
  try {
    writeFileSync(file, JSON.stringify(holder), { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

function readHolder(file: string): Holder | null {
  try {
    return holderSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null; // no lock, or one cut short by a crash
  }
}

const isHolding = (holder: Holder) =>
  isRunning(holder.pid) && (holder.birth === null || birthOf(holder.pid) === holder.birth);

const isSame = (one: Holder | null, other: Holder | null) =>
  one !== null && other !== null && one.pid === other.pid && one.birth === other.birth && one.since === other.since;

function alreadyRunning(holder: Holder | null): PostgresProblem {
  const who = holder === null ? '' : ` (process ${holder.pid}, since ${holder.since})`;
  return new PostgresProblem(
    'already-running',
    `Waybill is already running on this data${who}. Use that one, or stop it with Ctrl+C and start again.`,
  );
}
