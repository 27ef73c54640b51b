// The cache several servers share. A Redis that is slow or away costs a moment once, and then nothing until it is back.
import { createClient } from 'redis';
import type { EventLog } from '../event-log';
import type { Cache } from './cache';

export type RedisCacheWishes = {
  readonly url: string;
  readonly log: EventLog;
  /** Goes before every key. */
  readonly prefix?: string;
  /** Longer than this nobody waits for it. */
  readonly patienceMs?: number;
  /** How long it is left alone after it failed. */
  readonly restMs?: number;
};

const KEPT_SECONDS = 3_600;
const SLOWEST_RECONNECT_MS = 2_000;

/** Answers at once, connected or not: nothing depends on it. */
export function redisCache({ url, log, prefix = 'waybill:', patienceMs = 100, restMs = 500 }: RedisCacheWishes): Cache {
  const client = createClient({
    url,
    disableOfflineQueue: true,
    socket: {
      connectTimeout: SLOWEST_RECONNECT_MS,
      reconnectStrategy: (tries) => Math.min(SLOWEST_RECONNECT_MS, 50 * 2 ** Math.min(tries, 6)),
    },
  });
  let restsUntil = 0;
  let isAway = false;
  const failed = (error: unknown) => {
    restsUntil = performance.now() + restMs;
    if (!isAway) log.warn({ err: error }, 'cache-away');
    isAway = true;
  };
  client.on('error', failed);
  client.on('ready', () => {
    restsUntil = 0;
    if (isAway) log.info({}, 'cache-back');
    isAway = false;
  });
  client.connect().catch(failed);

  const within = async <T>(work: () => Promise<T>): Promise<T> => {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => reject(new Error(`no answer within ${patienceMs} ms`)), patienceMs);
    });
    try {
      return await Promise.race([work(), late]);
    } finally {
      clearTimeout(timer);
    }
  };
  const tried = async <T>(otherwise: T, work: () => Promise<T>): Promise<T> => {
    if (!client.isReady || performance.now() < restsUntil) return otherwise;
    try {
      return await within(work);
    } catch (error) {
      failed(error);
      return otherwise;
    }
  };
  const keyOf = (key: string) => `${prefix}${key}`;
  return {
    form: 'redis',
    get: (keys) =>
      tried(
        keys.map(() => null),
        () => (keys.length === 0 ? Promise.resolve([]) : client.mGet(keys.map(keyOf))),
      ),
    set: (entries) =>
      tried(undefined, async () => {
        await Promise.all(entries.map(({ key, text }) => client.set(keyOf(key), text, { EX: KEPT_SECONDS })));
      }),
    probe: async () => {
      const began = performance.now();
      await within(() => client.ping());
      return performance.now() - began;
    },
    close: () => Promise.resolve(client.destroy()),
  };
}
