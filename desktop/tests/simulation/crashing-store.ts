// A store whose owner dies at its k-th write: the write happens or not, by chance, and nothing after it does.
import type { LocalStore } from '../../renderer/local/store';
import type { Random } from './random';

export class Crash extends Error {
  constructor() {
    super('the desktop crashed here');
  }
}

export type CrashingStore = {
  readonly store: LocalStore;
  /** The k-th write from now is the last. */
  readonly arm: (atWrite: number) => void;
  readonly disarm: () => void;
  readonly isDead: () => boolean;
};

export function crashingStore(inner: LocalStore, random: Random, onCrash: () => void): CrashingStore {
  let left = Infinity;
  let dead = false;
  const alive = () => {
    if (dead) throw new Crash();
  };
  const write =
    <Args extends readonly unknown[], Result>(act: (...args: Args) => Promise<Result>) =>
    async (...args: Args): Promise<Result> => {
      alive();
      left -= 1;
      if (left > 0) return act(...args);
      dead = true;
      if (random.chance(0.5)) await act(...args);
      onCrash();
      throw new Crash();
    };
  const read =
    <Args extends readonly unknown[], Result>(act: (...args: Args) => Promise<Result>) =>
    async (...args: Args): Promise<Result> => {
      alive();
      const result = await act(...args);
      alive();
      return result;
    };
  return {
    store: {
      append: write(inner.append),
      appendAll: write(inner.appendAll),
      changeRows: write(inner.changeRows),
      keepForeign: write(inner.keepForeign),
      deleteRows: write(inner.deleteRows),
      write: write(inner.write),
      remove: write(inner.remove),
      setPosition: write(inner.setPosition),
      unsettled: read(inner.unsettled),
      about: read(inner.about),
      unsynced: read(inner.unsynced),
      queued: read(inner.queued),
      accepted: read(inner.accepted),
      rejected: read(inner.rejected),
      rows: read(inner.rows),
      finished: read(inner.finished),
      highestSeq: read(inner.highestSeq),
      counts: read(inner.counts),
      documents: read(inner.documents),
      bases: read(inner.bases),
      position: read(inner.position),
      onChange: (listener) => inner.onChange((what) => (dead ? undefined : listener(what))),
      close: inner.close,
    },
    arm: (atWrite) => {
      left = atWrite;
    },
    disarm: () => {
      left = Infinity;
    },
    isDead: () => dead,
  };
}
