// The cache the settings name. The Redis client is loaded only where there is a Redis.
import type { EventLog } from '../event-log';
import type { Cache } from './cache';
import { noCache } from './cache';
import { memoryCache } from './memory-cache';

export async function openCache(cacheUrl: string, log: EventLog): Promise<Cache> {
  if (cacheUrl === 'off:') return noCache;
  if (cacheUrl === 'memory:') return memoryCache();
  const { redisCache } = await import('./redis-cache');
  return redisCache({ url: cacheUrl, log });
}
