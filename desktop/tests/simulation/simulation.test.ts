// The convergence proof: real desktops in threads, the built server as a process, faults drawn from a seed.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bundledHost } from './bundle-host';
import { makeLanes, type Lanes } from './lanes';
import { planFrom } from './plan';
import { runSeed } from './run-seed';
import { keptSeeds, SEEDS_IN_TEST } from './seeds';
import { makeWorld, type World } from './world';

const first = Number(process.env.WAYBILL_SIM_FIRST ?? 1);
const count = Number(process.env.WAYBILL_SIM_SEEDS ?? SEEDS_IN_TEST);
const drawn = Array.from({ length: count }, (_, index) => first + index);
const seeds = [...new Set([...keptSeeds.map(({ seed }) => seed), ...drawn])];

let world: World;
let lanes: Lanes;

beforeAll(async () => {
  world = await makeWorld();
  lanes = makeLanes(2, await bundledHost());
}, 120_000);

afterAll(async () => {
  await lanes.end();
  await world.end();
});

describe.concurrent(
  'SYN-1 SYN-4 SYN-5 SYN-13 SYN-14 SYN-20 SYN-21 whatever goes wrong, nothing is lost, nothing doubles, everyone agrees',
  () => {
    test.each(seeds)('seed %i', { timeout: 120_000 }, async (seed) => {
      const { faults, trace } = await lanes.take((hosts) => runSeed(planFrom(seed), world, hosts));
      expect(faults, `run it again with: npm run test:sim -- --first ${seed} --seeds 1\n${trace.join('\n')}`).toEqual(
        [],
      );
    });
  },
);
