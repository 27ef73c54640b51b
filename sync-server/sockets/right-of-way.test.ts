import { expect, test } from 'vitest';
import { rightOfWay } from './right-of-way';

const gate = () => {
  let open = () => {};
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { open, opened };
};

test('who reads waits until the last push under way is answered', async () => {
  const way = rightOfWay(60_000);
  const [first, second] = [gate(), gate()];
  const pushes = [way.push(() => first.opened), way.push(() => second.opened)];
  let isClear = false;
  const reading = way.clear().then(() => (isClear = true));
  first.open();
  await pushes[0];
  expect(isClear).toBe(false);
  second.open();
  await Promise.all([...pushes, reading]);
  expect(isClear).toBe(true);
  await way.clear();
});

test('nobody waits longer than the longest wait, and a push that fails holds nobody up', async () => {
  const way = rightOfWay(1);
  const stuck = gate();
  const pushing = way.push(() => stuck.opened);
  await way.clear();
  stuck.open();
  await pushing;
  await expect(way.push(() => Promise.reject(new Error('away')))).rejects.toThrow('away');
  await way.clear();
});
