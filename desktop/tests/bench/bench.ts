// `npm run bench [-- --only NAME] [--minutes N]`: every number of the README's table, beside a limit measured in the same run.
import { parseArgs } from 'node:util';
import { buildServer } from '../system/build';
import { browserSync } from './browser-sync';
import { fifty } from './fifty';
import { firstSync } from './first-sync';
import { gridScroll } from './grid-scroll';
import { offlineWork } from './offline-work';
import { relay } from './relay';
import type { Line } from './report';
import { met, written } from './report';
import { screens } from './screens';
import { search } from './search';
import { throughput } from './throughput';

const ROWS: Readonly<Record<string, () => Promise<readonly Line[]>>> = {
  'first-sync': firstSync,
  browser: browserSync,
  grid: gridScroll,
  search,
  screens,
  offline: offlineWork,
  throughput,
  fifty,
  relay: () => relay(values.minutes),
};

/** @returns whether every target was met */
async function run(names: readonly string[]): Promise<boolean> {
  const missed: Line[] = [];
  for (const name of names) {
    for (const line of (await ROWS[name]?.()) ?? []) {
      console.log(written(line));
      if (!met(line)) missed.push(line);
    }
  }
  console.log(missed.length === 0 ? '\nEvery target was met.' : `\n${missed.length} missed.`);
  return missed.length === 0;
}

const { values } = parseArgs({ options: { only: { type: 'string' }, minutes: { type: 'string' } } });
if (values.only !== undefined && !Object.hasOwn(ROWS, values.only)) {
  console.error(`There is no row "${values.only}": ${Object.keys(ROWS).join(', ')}.`);
  process.exit(2);
}
buildServer();
process.exitCode = (await run(values.only === undefined ? Object.keys(ROWS) : [values.only])) ? 0 : 1;
