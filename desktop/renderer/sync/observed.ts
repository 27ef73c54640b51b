// A value others can watch, worked out anew when something may have changed; changes in quick succession are one.
export type Observed<T> = {
  readonly value: () => T;
  readonly listen: (listener: (value: T) => void) => () => void;
  readonly refresh: () => void;
  /** Once what is being worked out has been. */
  readonly quiet: () => Promise<void>;
};

export function observed<T>(first: T, workOut: () => Promise<T>, report: (fault: unknown) => void): Observed<T> {
  let value = first;
  let stale = false;
  let work: Promise<void> | null = null;
  const listeners = new Set<(value: T) => void>();
  const workOutOnce = async () => {
    value = await workOut();
    for (const listener of [...listeners]) listener(value);
  };
  /** It is over in the same step in which nothing was stale any more, or a change in between would be missed. */
  const run = async () => {
    while (stale) {
      stale = false;
      await workOutOnce().catch(report);
    }
    work = null;
  };
  return {
    value: () => value,
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    refresh: () => {
      stale = true;
      work ??= run();
    },
    quiet: async () => {
      while (work !== null) await work;
    },
  };
}
