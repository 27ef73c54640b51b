// A few sets of worker threads, lent to one run at a time.
import type { Host } from './host-contract';
import { startRemote } from './remote';

export type Lanes = {
  /** Waits for a free lane, runs on its desktops, gives it back. */
  readonly take: <T>(run: (hosts: readonly Host[]) => Promise<T>) => Promise<T>;
  readonly end: () => Promise<void>;
};

const MOST_DESKTOPS = 5;

export function makeLanes(count: number, file: string): Lanes {
  const remotes = Array.from({ length: count }, () => Array.from({ length: MOST_DESKTOPS }, () => startRemote(file)));
  const free = [...remotes];
  const waiting: ((lane: (typeof remotes)[number]) => void)[] = [];
  return {
    take: async (run) => {
      const lane = free.pop() ?? (await new Promise<(typeof remotes)[number]>((resolve) => waiting.push(resolve)));
      try {
        return await run(lane.map(({ host }) => host));
      } finally {
        const next = waiting.shift();
        if (next === undefined) free.push(lane);
        else next(lane);
      }
    },
    end: async () => {
      await Promise.all(remotes.flat().map(({ end }) => end()));
    },
  };
}
