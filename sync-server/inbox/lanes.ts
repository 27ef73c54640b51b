// Work side by side, but for one key one after the other; what cannot be done now is tried again until nobody wants it any more.
import { setTimeout as pause } from 'node:timers/promises';

export type Lanes = {
  /** Never rejects: what throws is the caller's bug and ends only its own turn. */
  readonly run: (key: string, work: () => Promise<void>) => void;
  /** True once the work says it is done; false as soon as it is not wanted any more. */
  readonly untilDone: (isWanted: () => boolean, work: () => Promise<boolean>) => Promise<boolean>;
  /** When everything that was begun has ended. Nothing is tried again from then on. */
  readonly idle: () => Promise<void>;
};

const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 5_000;

export function openLanes(random: () => number = Math.random): Lanes {
  const last = new Map<string, Promise<void>>();
  const closing = new AbortController();
  const { signal } = closing;
  return {
    run: (key, work) => {
      const turn = (last.get(key) ?? Promise.resolve()).then(work).catch(() => undefined);
      last.set(key, turn);
      void turn.then(() => {
        if (last.get(key) === turn) last.delete(key);
      });
    },
    untilDone: async (isWanted, work) => {
      for (let tried = 0; isWanted(); tried += 1) {
        if (await work()) return isWanted();
        if (signal.aborted) return false;
        const ms = random() * Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(tried, 10));
        await pause(ms, undefined, { signal }).catch(() => undefined);
      }
      return false;
    },
    idle: async () => {
      closing.abort();
      while (last.size > 0) await Promise.all(last.values());
    },
  };
}
