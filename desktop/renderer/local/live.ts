// A value that changes under a screen: what it is now, and word when it is another.
import type { Observable } from 'rxjs';

export type Live<T> = {
  /** The same value, by identity, until it changes. */
  readonly get: () => T;
  /** @returns how to stop listening */
  readonly subscribe: (listener: () => void) => () => void;
};

export type Source<T> = Live<T> & { readonly set: (value: T) => void };

export function source<T>(initial: T): Source<T> {
  let value = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    set: (next) => {
      if (Object.is(next, value)) return;
      value = next;
      for (const listener of [...listeners]) listener();
    },
    subscribe: (listener) => {
      const entry = () => {
        listener();
      };
      listeners.add(entry);
      return () => {
        listeners.delete(entry);
      };
    },
  };
}

/** Follows an observable while anybody listens; `undefined` until it has said something. */
export function following<T>(observable: Observable<T>): Live<T | undefined> {
  const latest = source<T | undefined>(undefined);
  let listening = 0;
  let stop = () => {};
  return {
    get: latest.get,
    subscribe: (listener) => {
      const leave = latest.subscribe(listener);
      listening += 1;
      if (listening === 1) {
        const subscription = observable.subscribe(latest.set);
        stop = () => {
          subscription.unsubscribe();
        };
      }
      return () => {
        leave();
        listening -= 1;
        if (listening === 0) stop();
      };
    },
  };
}
