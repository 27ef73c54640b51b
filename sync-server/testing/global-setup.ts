// One throw-away Postgres for a whole run of tests, started when the first test asks for it and gone when the run ends.

import { randomBytes } from 'node:crypto';
import { postgresDoor } from './postgres-door';
import { sweepAbandoned } from './throw-away';

/** Test files find the door by WAYBILL_TEST_POSTGRES; with WAYBILL_TEST_DATABASE_URL it leads to that Postgres instead. */
export async function setup(): Promise<() => Promise<void>> {
  await sweepAbandoned();
  const run = randomBytes(4).toString('hex');
  const door = await postgresDoor(run, process.env.WAYBILL_TEST_DATABASE_URL);
  process.env.WAYBILL_TEST_POSTGRES = door.address;
  process.env.WAYBILL_TEST_RUN = run;
  return door.close;
}
