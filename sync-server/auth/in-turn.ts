// Work on one key happens one after the other, work on different keys side by side.

export type InTurn = <T>(key: string, work: () => Promise<T>) => Promise<T>;

export function inTurn(): InTurn {
  const last = new Map<string, Promise<void>>();
  return async (key, work) => {
    const before = last.get(key);
    const running = before === undefined ? work() : before.then(work);
    const done = running.then(
      () => undefined,
      () => undefined,
    );
    last.set(key, done);
    try {
      return await running;
    } finally {
      if (last.get(key) === done) last.delete(key);
    }
  };
}
