import { expect, test } from 'vitest';
import { gathered } from './gathered';

/** A read that ends when it is told to. */
function slowRead() {
  const begun: { readonly keys: readonly string[]; readonly end: (error?: Error) => void }[] = [];
  const read = (keys: readonly string[]) =>
    new Promise<(key: string) => string>((resolve, reject) => {
      const answer = `read ${begun.length + 1}`;
      begun.push({
        keys,
        end: (error) => (error === undefined ? resolve((key) => `${key} by ${answer}`) : reject(error)),
      });
    });
  return { begun, ask: gathered(read) };
}
const ticks = async () => {
  for (let n = 0; n < 3; n += 1) await new Promise((resume) => setImmediate(resume));
};

test('those who ask while a read is under way share the next one, which begins after they asked', async () => {
  const { begun, ask } = slowRead();
  const first = ask('a');
  await ticks();
  const [second, third] = [ask('b'), ask('a')];
  expect(begun.map(({ keys }) => keys)).toEqual([['a']]);
  begun[0]?.end();
  expect(await first).toBe('a by read 1');
  await ticks();
  expect(begun.map(({ keys }) => keys)).toEqual([['a'], ['b', 'a']]);
  begun[1]?.end();
  expect(await Promise.all([second, third])).toEqual(['b by read 2', 'a by read 2']);
});

test('those who ask in the same turn share one read', async () => {
  const { begun, ask } = slowRead();
  const asked = [ask('a'), ask('b')];
  await ticks();
  expect(begun.map(({ keys }) => keys)).toEqual([['a', 'b']]);
  begun[0]?.end();
  expect(await Promise.all(asked)).toEqual(['a by read 1', 'b by read 1']);
});

test('a read that fails fails for those it was for, and for nobody else', async () => {
  const { begun, ask } = slowRead();
  const first = ask('a');
  await ticks();
  const second = ask('b');
  begun[0]?.end(new Error('away'));
  await expect(first).rejects.toThrow('away');
  await ticks();
  begun[1]?.end();
  expect(await second).toBe('b by read 2');
});
