// Where the engine sleeps. Work wakes it, unless it sleeps because it was told to wait; what is urgent wakes it always.
import type { Timers } from './timers';

export type Bell = {
  /** There is something to do. Heard at the next rest, if nobody rests now. */
  readonly ring: () => void;
  /** The connection ended, a person pressed the button, or the engine is to stop. */
  readonly alarm: () => void;
  /** Forgets an alarm that has been seen to otherwise. */
  readonly hush: () => void;
  /** @param ms at most; null for as long as it takes @param hears `alarm`: only what is urgent */
  readonly rest: (ms: number | null, hears: 'ring' | 'alarm') => Promise<void>;
  /** Resolves once whoever sleeps here sleeps. */
  readonly resting: () => Promise<void>;
};

export function bell(timers: Timers): Bell {
  let rung = false;
  let alarmed = false;
  let sleeper: { readonly hears: 'ring' | 'alarm'; readonly wake: () => void } | null = null;
  const watchers = new Set<() => void>();
  const sleep = (ms: number | null, hears: 'ring' | 'alarm') =>
    new Promise<void>((resolve) => {
      const wake = () => {
        cancel();
        sleeper = null;
        resolve();
      };
      const cancel = ms === null ? () => undefined : timers.set(ms, wake);
      sleeper = { hears, wake };
      for (const watcher of [...watchers]) watcher();
      watchers.clear();
    });
  return {
    ring: () => {
      rung = true;
      if (sleeper?.hears === 'ring') sleeper.wake();
    },
    alarm: () => {
      alarmed = true;
      sleeper?.wake();
    },
    hush: () => {
      alarmed = false;
    },
    rest: async (ms, hears) => {
      if (!alarmed && !(rung && hears === 'ring')) await sleep(ms, hears);
      alarmed = false;
      if (hears === 'ring') rung = false;
    },
    resting: async () => {
      if (sleeper === null) await new Promise<void>((resolve) => watchers.add(resolve));
    },
  };
}
