// The cache of one process: the texts used last, up to a bound in entries and in characters.
import type { Cache, CacheEntry } from './cache';

export type MemoryBounds = { readonly entries: number; readonly characters: number };

export const MEMORY_BOUNDS: MemoryBounds = { entries: 20_000, characters: 32 * 1024 * 1024 };

export function memoryCache({ entries, characters }: MemoryBounds = MEMORY_BOUNDS): Cache {
  const kept = new Map<string, string>(); // the one used last is the last
  let size = 0;
  const forget = (key: string) => {
    size -= (kept.get(key)?.length ?? 0) + key.length;
    kept.delete(key);
  };
  const use = (key: string): string | null => {
    const text = kept.get(key);
    if (text === undefined) return null;
    kept.delete(key);
    kept.set(key, text);
    return text;
  };
  const keep = ({ key, text }: CacheEntry) => {
    if (kept.has(key)) forget(key);
    if (text.length + key.length > characters) return;
    kept.set(key, text);
    size += text.length + key.length;
    for (const oldest of kept.keys()) {
      if (kept.size <= entries && size <= characters) break;
      forget(oldest);
    }
  };
  return {
    form: 'memory',
    get: (keys) => Promise.resolve(keys.map(use)),
    set: (more) => Promise.resolve(more.forEach(keep)),
    probe: () => Promise.resolve(0),
    close: () => Promise.resolve(kept.clear()),
  };
}
