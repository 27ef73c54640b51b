// Back-pressure: how much of one kind a device may have asked for at the same time, over all its windows. More is BUSY.

export type RequestName = 'hello' | 'push' | 'pull' | 'fetch' | 'token';

const AT_ONCE: Readonly<Record<RequestName, number>> = { hello: 1, push: 1, pull: 1, fetch: 4, token: 1 };

export type Outstanding = {
  /** Null when the device has enough outstanding; otherwise call the answer when the request has ended. */
  readonly begin: (device: string, request: RequestName) => (() => void) | null;
  /** Resolves when nothing is being answered any more. */
  readonly idle: () => Promise<void>;
};

export function countOutstanding(): Outstanding {
  const counts = new Map<string, number>();
  let whenIdle: (() => void)[] = [];
  const change = (key: string, by: number) => {
    const count = (counts.get(key) ?? 0) + by;
    if (count > 0) counts.set(key, count);
    else counts.delete(key);
    if (counts.size > 0) return;
    for (const resolve of whenIdle) resolve();
    whenIdle = [];
  };
  return {
    begin: (device, request) => {
      const key = `${request}|${device}`;
      if ((counts.get(key) ?? 0) >= AT_ONCE[request]) return null;
      change(key, 1);
      let ended = false;
      return () => {
        if (!ended) change(key, -1);
        ended = true;
      };
    },
    idle: () => (counts.size === 0 ? Promise.resolve() : new Promise((resolve) => whenIdle.push(resolve))),
  };
}
