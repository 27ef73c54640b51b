// Guessing gets slower: after five wrong passwords a name rests for half a minute, then twice as long each time.

const FREE_TRIES = 5;
const FIRST_REST_MS = 30_000;
const LONGEST_REST_MS = 15 * 60_000;

/** Until when no password counts after this many failures in a row; null while there are tries left. */
export function restUntil(failures: number, now: Date): Date | null {
  if (failures < FREE_TRIES) return null;
  return new Date(now.getTime() + Math.min(LONGEST_REST_MS, FIRST_REST_MS * 2 ** Math.min(20, failures - FREE_TRIES)));
}
