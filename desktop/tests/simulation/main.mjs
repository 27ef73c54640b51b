// `npm run test:sim -- --seeds 1000 [--first 1]` and `npm run test:meta`, under the test runner that lends the Postgres.
import { spawn } from 'node:child_process';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '100' },
    first: { type: 'string', default: '1' },
    meta: { type: 'boolean', default: false },
  },
});
const wish = values.meta ? { WAYBILL_META: '1' } : { WAYBILL_SIM_SEEDS: values.seeds, WAYBILL_SIM_FIRST: values.first };
const file = values.meta ? 'meta.sim.ts' : 'simulation.test.ts';
const child = spawn('npx', ['vitest', 'run', `desktop/tests/simulation/${file}`], {
  stdio: 'inherit',
  env: { ...process.env, ...wish },
});
child.on('exit', (code) => (process.exitCode = code ?? 1));
