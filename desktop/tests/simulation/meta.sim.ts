// The test of the test: each of eight real mistakes must turn the simulation red within fifty seeds.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { brokenTree } from './broken-tree';
import { faults } from './faults';
import { makeLanes } from './lanes';
import { planFrom } from './plan';
import { runSeed } from './run-seed';
import { makeWorld } from './world';

const MOST_SEEDS = 50;

beforeAll(() => {
});

const ends: (() => Promise<void> | void)[] = [];
afterAll(async () => {
  for (const end of ends.reverse()) await end();
});

test.each(faults)('SYN-13 the simulation notices $name', { timeout: 1_200_000 }, async (fault) => {
  const tree = await brokenTree(fault);
  const world = { ...(await makeWorld(tree.program)), program: tree.program };
  const lanes = makeLanes(2, tree.host);
  ends.push(tree.remove, world.end, lanes.end);
  let next = 1;
  let noticed: string | null = null;
  const lane = () =>
    lanes.take(async (hosts) => {
      while (noticed === null && next <= MOST_SEEDS) {
        const seed = next++;
        const { faults: found } = await runSeed(planFrom(seed), world, hosts);
        if (found[0] !== undefined) noticed ??= `seed ${seed}: ${found[0]}`;
      }
    });
  await Promise.all([lane(), lane()]);
  expect(noticed, 'fifty runs and nothing was noticed').not.toBeNull();
  console.info(`${fault.name}\n  ${String(noticed).slice(0, 300)}`);
});
