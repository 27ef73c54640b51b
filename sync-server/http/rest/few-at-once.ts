// Lets but a few commands go at once: the others wait their turn here, where they hold no connection that a read could use.

/** Null: too many wait already. */
export type FewAtOnce = <T>(work: () => Promise<T>) => Promise<T | null>;

const AT_ONCE = 4;
const MOST_WAITING = 1_000;

export function fewAtOnce(atOnce = AT_ONCE, mostWaiting = MOST_WAITING): FewAtOnce {
  let going = 0;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (going >= atOnce) {
      if (waiting.length >= mostWaiting) return null;
      await new Promise<void>((go) => waiting.push(go)); // who ends hands over the place, which stays counted
    } else going += 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next === undefined) going -= 1;
      else next();
    }
  };
}
