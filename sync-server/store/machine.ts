// What the database says of itself.
import type { OrganisationId } from 'shared/ids';
import type { Instant } from 'shared/instant';
import type { Database } from './database';
import { askOnce } from './transaction';

export type Machine = {
  readonly postgres: number;
  readonly bytes: number;
  /** Ahead of ours where above zero. */
  readonly skewMs: number;
  readonly answeredInMs: number;
};

export async function readMachine(db: Database): Promise<Machine> {
  const [began, at] = [performance.now(), Date.now()];
  const [row] = await askOnce<{ version: number; at: number }>(db, SAID, []);
  const answeredInMs = performance.now() - began;
  const [size] = await askOnce<{ bytes: number }>(db, SIZE, []);
  if (row === undefined || size === undefined) throw new Error('the database says nothing of itself');
  const skewMs = Math.round(row.at - (at + answeredInMs / 2));
  return { postgres: Math.floor(row.version / 10_000), bytes: size.bytes, skewMs, answeredInMs };
}

const SAID = {
  name: 'machine',
  text: `select current_setting('server_version_num')::integer as version,
    extract(epoch from clock_timestamp())::float8 * 1000 as at`,
};
const SIZE = { name: 'machine-size', text: 'select pg_database_size(current_database()) as bytes' };

/** When the first thing after a feed number was written; null: there is none. */
export async function writtenAfter(db: Database, organisation: OrganisationId, seq: number): Promise<Instant | null> {
  const [row] = await askOnce<{ at: Instant }>(db, AFTER, [organisation, seq]);
  return row?.at ?? null;
}

const AFTER = {
  name: 'written-after',
  text: `select recorded_at as at from receipts where organisation_id = $1 and feed_seq > $2 order by feed_seq limit 1`,
};
