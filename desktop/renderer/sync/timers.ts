// Time as the engine uses it: how much has passed, and a call later. Never the wall clock, which people set.
export type Timers = {
  /** Milliseconds since some moment; only goes forward. */
  readonly now: () => number;
  /** Calls once, later. Answers how to take it back. */
  readonly set: (ms: number, call: () => void) => () => void;
};

export const realTimers: Timers = {
  now: () => performance.now(),
  set: (ms, call) => {
    const timer = setTimeout(call, ms);
    return () => {
      clearTimeout(timer);
    };
  },
};
