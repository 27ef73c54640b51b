// A wire on which requests and answers get lost, come twice, come late; connections break or only seem to stand.
import { setTimeout as pause } from 'node:timers/promises';
import type { Wire, WireListener } from '../../renderer/sync/wire';
import type { Random } from './random';

export type Weather = { stormy: boolean };

const HALF_OPEN_MS = 150;

/** @param weather as soon as it is no longer stormy, nothing goes wrong any more */
export function faultyWire(inner: Wire, random: Random, weather: Weather): Wire {
  const listeners = new Set<WireListener>();
  const breakDown = () => {
    inner.close();
    for (const { closed } of listeners) closed();
  };
  const request: Wire['request'] = async (name, body) => {
    if (!weather.stormy) return inner.request(name, body);
    switch (random.weighted({ fair: 70, requestLost: 5, replyLost: 7, twice: 6, late: 7, broken: 3, halfOpen: 2 })) {
      case 'fair':
        return inner.request(name, body);
      case 'requestLost':
        return { type: 'unknown' };
      case 'replyLost':
        await inner.request(name, body);
        return { type: 'unknown' };
      case 'twice': {
        const [, second] = await Promise.all([inner.request(name, body), inner.request(name, body)]);
        return second;
      }
      case 'late':
        await pause(random.int(1, 60));
        return inner.request(name, body);
      case 'broken':
        breakDown();
        return { type: 'unknown' };
      case 'halfOpen':
        await pause(HALF_OPEN_MS);
        return { type: 'unknown' };
    }
  };
  return {
    open: inner.open,
    request,
    close: inner.close,
    listen: (listener) => {
      listeners.add(listener);
      const leave = inner.listen({
        ...listener,
        poked: (head) => {
          if (!weather.stormy || random.chance(0.8)) listener.poked(head);
        },
      });
      return () => {
        listeners.delete(listener);
        leave();
      };
    },
  };
}
