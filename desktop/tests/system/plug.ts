// The cable between a desktop and the rest of the world, and whether it is plugged in.
import type { Wire, WireListener } from '../../renderer/sync/wire';

export type Plug = {
  readonly over: (wire: Wire) => Wire;
  readonly fetch: (send: typeof fetch) => typeof fetch;
  readonly set: (isIn: boolean) => void;
};

/** Pulled out, a connection breaks at once and nothing leaves any more. */
export function plug(isInAtFirst: boolean): Plug {
  let isIn = isInAtFirst;
  const cuts = new Set<() => void>();
  return {
    over: (wire) => {
      const listeners = new Set<WireListener>();
      cuts.add(() => {
        wire.close();
        for (const { closed } of listeners) closed();
      });
      return {
        open: async (handshake) => (isIn ? wire.open(handshake) : { type: 'unreachable' }),
        request: async (name, body) => (isIn ? wire.request(name, body) : { type: 'unknown' }),
        close: wire.close,
        listen: (listener) => {
          listeners.add(listener);
          const leave = wire.listen(listener);
          return () => {
            listeners.delete(listener);
            leave();
          };
        },
      };
    },
    fetch: (send) => async (input, init) => {
      if (!isIn) throw new TypeError('the cable is out');
      return send(input, init);
    },
    set: (now) => {
      if (isIn === now) return;
      isIn = now;
      if (!isIn) for (const cut of cuts) cut();
    },
  };
}
