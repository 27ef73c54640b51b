import fc from 'fast-check';
import { expect, test } from 'vitest';
import { noCache } from './cache';
import { cacheSuite } from '../testing/cache-suite';
import { memoryCache } from './memory-cache';

cacheSuite('memory', memoryCache);

test('CCH-1 memory: keeps what was used last, within its bounds', async () => {
  const cache = memoryCache({ entries: 3, characters: 1_000 });
  const put = (key: string) => cache.set([{ key, text: key }]);
  for (const key of ['a', 'b', 'c']) await put(key);
  await cache.get(['a']);
  await put('d');
  expect(await cache.get(['a', 'b', 'c', 'd'])).toEqual(['a', null, 'c', 'd']);
});

test('CCH-1 memory: no sequence of uses holds more than it may, and what it gives is what it got last', async () => {
  const step = fc.record({ key: fc.constantFrom('a', 'b', 'c', 'd', 'e'), text: fc.string({ maxLength: 12 }) });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
      const cache = memoryCache({ entries: 3, characters: 20 });
      const given = new Map<string, string>();
      for (const entry of steps) {
        await cache.set([entry]);
        given.set(entry.key, entry.text);
      }
      const keys = [...given.keys()];
      const held = (await cache.get(keys)).flatMap((text, position) =>
        text === null ? [] : [[keys[position] ?? '', text] as const],
      );
      expect(held.length).toBeLessThanOrEqual(3);
      expect(held.reduce((sum, [key, text]) => sum + key.length + text.length, 0)).toBeLessThanOrEqual(20);
      for (const [key, text] of held) expect(text).toBe(given.get(key));
    }),
  );
});

test('CCH-1 off: keeps nothing and fails nobody', async () => {
  await noCache.set([{ key: 'a', text: 'b' }]);
  expect(await noCache.get(['a', 'b'])).toEqual([null, null]);
});
