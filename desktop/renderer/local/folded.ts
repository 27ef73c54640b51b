// Views on their way to the disk. The commands they are folded from are durable already, so screens show them at once.
import type { LocalDocument } from './store';

export type Folded = {
  readonly tell: (documents: readonly LocalDocument[]) => void;
  /** @returns how to stop listening */
  readonly listen: (listener: (documents: readonly LocalDocument[]) => void) => () => void;
};

export function foldedViews(): Folded {
  const listeners = new Set<(documents: readonly LocalDocument[]) => void>();
  return {
    tell: (documents) => {
      for (const listener of [...listeners]) listener(documents);
    },
    listen: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}
