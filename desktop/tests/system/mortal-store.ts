// A store that can be taken away from its program in the middle of anything, as a crash does it.
import type { LocalStore } from '../../renderer/local/store';

export type MortalStore = {
  readonly store: LocalStore;
  /** From now on nothing reaches the disk any more, and nothing is heard of it. */
  readonly end: () => void;
};

export function mortalStore(inner: LocalStore): MortalStore {
  let ended = false;
  const whileAlive =
    <Args extends readonly unknown[], Result>(act: (...args: Args) => Promise<Result>) =>
    async (...args: Args): Promise<Result> => {
      if (ended) throw new Error('this desktop is gone');
      const result = await act(...args);
      if (ended) throw new Error('this desktop is gone');
      return result;
    };
  return {
    end: () => {
      ended = true;
    },
    store: {
      append: whileAlive(inner.append),
      appendAll: whileAlive(inner.appendAll),
      unsettled: whileAlive(inner.unsettled),
      about: whileAlive(inner.about),
      unsynced: whileAlive(inner.unsynced),
      queued: whileAlive(inner.queued),
      accepted: whileAlive(inner.accepted),
      rejected: whileAlive(inner.rejected),
      rows: whileAlive(inner.rows),
      finished: whileAlive(inner.finished),
      changeRows: whileAlive(inner.changeRows),
      keepForeign: whileAlive(inner.keepForeign),
      deleteRows: whileAlive(inner.deleteRows),
      highestSeq: whileAlive(inner.highestSeq),
      counts: whileAlive(inner.counts),
      documents: whileAlive(inner.documents),
      write: whileAlive(inner.write),
      remove: whileAlive(inner.remove),
      bases: whileAlive(inner.bases),
      position: whileAlive(inner.position),
      setPosition: whileAlive(inner.setPosition),
      onChange: (listener) => inner.onChange((what) => (ended ? undefined : listener(what))),
      close: inner.close,
    },
  };
}
