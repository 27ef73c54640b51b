import { expect, test } from 'vitest';
import { fewAtOnce } from './few-at-once';

test('RST-18 but a few commands go at once, in their order; a failing one hands over too, and too many are turned away', async () => {
  const gate = fewAtOnce(2, 2);
  const [began, ends]: [number[], (() => void)[]] = [[], []];
  const work = (n: number, fails = false) =>
    gate(async () => {
      began.push(n);
      await new Promise<void>((end) => ends.push(end));
      if (fails) throw new Error(`command ${n}`);
      return n;
    });
  const first = [work(1, true), work(2)];
  const then = [work(3), work(4)];
  expect(await work(5)).toBe(null);
  expect(began).toEqual([1, 2]);
  ends[0]?.();
  await expect(first[0]).rejects.toThrow('command 1');
  expect(began).toEqual([1, 2, 3]);
  ends[1]?.();
  await first[1];
  expect(began).toEqual([1, 2, 3, 4]);
  for (const end of ends) end();
  expect(await Promise.all(then)).toEqual([3, 4]);
  const last = work(6);
  ends[4]?.();
  expect(await last).toBe(6);
});
