// One window of a desktop talks for all. In a browser the lock passes on by itself when its window closes or dies.
export type Leadership = {
  /** Calls once this window leads; answers how to give it up, or to stop waiting for it. */
  readonly lead: (onLead: () => void) => () => void;
};

export const alwaysLeading: Leadership = {
  lead: (onLead) => {
    onLead();
    return () => undefined;
  },
};

/** @param name the same in all windows that share a store */
export function webLocksLeadership(locks: LockManager, name: string): Leadership {
  return {
    lead: (onLead) => {
      let release: () => void = () => undefined;
      const given = new Promise<void>((resolve) => (release = resolve));
      const waiting = new AbortController();
      locks
        .request(name, { signal: waiting.signal }, () => {
          onLead();
          return given;
        })
        .catch(() => undefined);
      return () => {
        waiting.abort();
        release();
      };
    },
  };
}
