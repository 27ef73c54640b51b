// Time that passes only when a test says so. Nothing here sleeps.
import type { Timers } from '../sync/timers';

export type VirtualTime = {
  readonly timers: Timers;
  /** How many calls are still to come. */
  readonly waiting: () => number;
  /** Lets everything that waits on no timer run to its end. */
  readonly settle: () => Promise<void>;
  /** Goes on by this much, timer by timer. @param between called after each */
  readonly pass: (ms: number, between?: () => void) => Promise<void>;
};

export function virtualTime(): VirtualTime {
  let now = 1_000;
  let made = 0;
  const waiting = new Map<number, { readonly at: number; readonly call: () => void }>();
  const settle = () => new Promise<void>((resolve) => setImmediate(resolve));
  const next = () => {
    let first: [number, { readonly at: number; readonly call: () => void }] | null = null;
    for (const entry of waiting) if (first === null || entry[1].at < first[1].at) first = entry;
    return first;
  };
  return {
    timers: {
      now: () => now,
      set: (ms, call) => {
        const id = ++made;
        waiting.set(id, { at: now + ms, call });
        return () => {
          waiting.delete(id);
        };
      },
    },
    waiting: () => waiting.size,
    settle,
    pass: async (ms, between = () => undefined) => {
      const end = now + ms;
      await settle();
      for (let due = next(); due !== null && due[1].at <= end; due = next()) {
        waiting.delete(due[0]);
        now = Math.max(now, due[1].at);
        due[1].call();
        await settle();
        between();
      }
      now = end;
    },
  };
}
