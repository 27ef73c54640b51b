// How long to wait before the next try: drawn anew each time, so that fifty desktops do not come back in step.
const SHORTEST_MS = 500;
const LONGEST_MS = 30_000;

/** Full jitter between half a second and a bound that doubles up to half a minute. @param attempt from 1 @param random from 0 up to 1 */
export function backoff(attempt: number, random: number): number {
  const bound = Math.min(LONGEST_MS, SHORTEST_MS * 2 ** attempt);
  return Math.round(SHORTEST_MS + random * (bound - SHORTEST_MS));
}
