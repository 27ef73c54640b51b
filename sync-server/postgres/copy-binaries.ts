// A copy of the Postgres binaries that every account may read but only we may write: root is going to run what lies there.

import { chmodSync, cpSync, lstatSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { Binaries } from './binaries';

/** Copies once per version; null where the place cannot be written or is not ours alone. */
export function copyBinaries(found: Binaries, place: string): Binaries | null {
  const folder = join(place, found.label);
  const unfinished = `${folder}.${process.pid}`;
  try {
    if (mkdirSync(place, { recursive: true }) !== undefined) chmodSync(place, 0o755); // whatever the umask says
    if (!isOursAlone(place)) return null;
    if (!isOursAlone(folder)) {
      cpSync(found.folder, unfinished, { recursive: true, verbatimSymlinks: true, filter: isNeededToRun });
      openToAll(unfinished);
      rmSync(folder, { recursive: true, force: true });
      renameSync(unfinished, folder);
    }
    return { ...found, folder };
  } catch {
    rmSync(unfinished, { recursive: true, force: true });
    return null;
  }
}

const isNeededToRun = (file: string) => extname(file) !== '.a' && !file.endsWith('pkgconfig');

function isOursAlone(folder: string): boolean {
  const found = lstatSync(folder, { throwIfNoEntry: false });
  return found !== undefined && found.isDirectory() && found.uid === process.getuid?.() && (found.mode & 0o022) === 0;
}

function openToAll(path: string): void {
  const found = lstatSync(path);
  if (found.isSymbolicLink()) return;
  const isProgram = found.isDirectory() || (found.mode & 0o100) !== 0;
  chmodSync(path, isProgram ? 0o755 : 0o644);
  if (found.isDirectory()) for (const name of readdirSync(path)) openToAll(join(path, name));
}
