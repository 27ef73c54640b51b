// What Postgres writes about itself into its data folder while it runs, and leaves there when it crashes.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const postmasterFile = (cluster: string) => join(cluster, 'postmaster.pid');

/** The process Postgres itself wrote down, whether it still lives or not. */
export function readPostmaster(cluster: string): { readonly pid: number; readonly isReady: boolean } | null {
  const lines = linesOf(postmasterFile(cluster));
  const pid = Number.parseInt(lines[0] ?? '', 10);
  return Number.isInteger(pid) && pid > 0 ? { pid, isReady: lines[7]?.trim() === 'ready' } : null;
}

function linesOf(file: string): readonly string[] {
  try {
    return readFileSync(file, 'utf8').split('\n');
  } catch {
    return [];
  }
}
