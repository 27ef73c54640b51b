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

/** Works only while anybody listens. @param begin for the first listener; answers what ends it after the last */
export function whileListened<T>({ get, subscribe }: Live<T>, begin: () => () => void): Live<T> {
  let listening = 0;
  let end = () => {};
  return {
    get,
    subscribe: (listener) => {
      const leave = subscribe(listener);
      listening += 1;
      if (listening === 1) end = begin();
      return () => {
        leave();
        listening -= 1;
        if (listening === 0) end();
      };
    },
  };
}

/** Follows an observable while anybody listens; `undefined` until it has said something. */
export function following<T>(observable: Observable<T>): Live<T | undefined> {
  const latest = source<T | undefined>(undefined);
  return whileListened(latest, () => {
    const subscription = observable.subscribe(latest.set);
    return () => {
      subscription.unsubscribe();
    };
  });
}
