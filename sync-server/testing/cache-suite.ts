// What every cache promises, whichever form it has.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { until } from './until';
import type { Cache } from '../cache/cache';

export function cacheSuite(form: string, open: () => Cache): void {
  let cache: Cache;
  beforeAll(async () => {
    cache = open();
    await until(
      () => cache.probe().catch(() => null),
      (ms) => ms !== null,
    );
  });
  afterAll(() => cache.close());
  const key = () => randomUUID();

  test(`CCH-1 ${form}: gives back what it was given, in the order it is asked, and null for the rest`, async () => {
    const [a, b, none] = [key(), key(), key()];
    await cache.set([
      { key: a, text: '{"name":"Zoë 🙂"}' },
      { key: b, text: '' },
    ]);
    expect(await cache.get([none, b, a, b])).toEqual([null, '', '{"name":"Zoë 🙂"}', '']);
    expect(await cache.get([])).toEqual([]);
    await cache.set([]);
  });

  test(`CCH-1 ${form}: what is given last is what is there`, async () => {
    const a = key();
    for (const text of ['1', '2', '3']) await cache.set([{ key: a, text }]);
    expect(await cache.get([a])).toEqual(['3']);
  });

  test(`CCH-1 ${form}: many at once, and a large one`, async () => {
    const entries = Array.from({ length: 500 }, (_, n) => ({ key: key(), text: String(n) }));
    const large = { key: key(), text: 'x'.repeat(300_000) };
    await cache.set([...entries, large]);
    expect(await cache.get(entries.map((entry) => entry.key))).toEqual(entries.map(({ text }) => text));
    expect(await cache.get([large.key])).toEqual([large.text]);
  });
}
