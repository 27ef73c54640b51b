// One window's hold on a store: it dies at its k-th write, before or after that write is on disk, and never answers again.
// What it asks for takes a drawn number of turns, so that windows overtake each other.
import type { MemorySnapshot, MemoryStore } from '../local/memory-store';
import type { LocalStore } from '../local/store';

export type CrashingStore = {
  readonly store: LocalStore;
  readonly crashed: () => boolean;
  /** @param write counted from now, from 1 */
  readonly crashAt: (write: number, when: 'before' | 'after') => void;
  /** At once, between two writes. */
  readonly crash: () => void;
  /** As it was when this window died, or as it is. */
  readonly snapshot: () => MemorySnapshot;
};

const WRITES = ['append', 'appendAll', 'changeRows', 'keepForeign', 'deleteRows', 'write', 'remove', 'setPosition'];
const never = () => new Promise<never>(() => undefined);

/** @param turns how long the next answer takes, in turns of the event loop's smallest kind */
export function crashingStore(inner: MemoryStore, turns: () => number = () => 0): CrashingStore {
  let left = Infinity;
  let moment: 'before' | 'after' = 'before';
  let dead: MemorySnapshot | null = null;
  const die = () => {
    dead ??= inner.snapshot();
  };
  const mortal = (name: string, method: (...args: unknown[]) => unknown) => {
    if (name === 'onChange' || name === 'close') return method;
    return async (...args: unknown[]): Promise<unknown> => {
      for (let turn = turns(); turn > 0; turn--) await null;
      if (dead !== null) return never();
      const fatal = WRITES.includes(name) && --left === 0;
      if (fatal && moment === 'before') die();
      if (dead !== null) return never();
      const answer = await method(...args);
      if (fatal) die();
      return dead === null ? answer : never();
    };
  };
  return {
    // Each method keeps its own type; only the time it takes and whether it answers are different.
    store: Object.fromEntries(
      Object.entries(inner).map(([name, method]) => [name, mortal(name, method as (...args: unknown[]) => unknown)]),
    ) as LocalStore,
    crashed: () => dead !== null,
    crashAt: (write, when) => {
      left = write;
      moment = when;
    },
    crash: die,
    snapshot: () => dead ?? inner.snapshot(),
  };
}
