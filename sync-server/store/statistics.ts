// A new database has no statistics: Postgres takes the organisation for rare, reads a table from end to end for one row, and
// notices only at its next minute. We tell it sooner, while the tables are still small.
import type { Database } from './database';

/** Feed numbers at which it is told; later it notices by itself. */
const MILESTONES: readonly number[] = [500, 5_000];

/** The columns that are searched by; the wide ones would take long and say nothing. */
const SEARCHED = [
  'events (organisation_id, aggregate_type, aggregate_id, version, feed_seq)',
  ...['orders', 'products', 'customers', 'people', 'sites', 'settings'].map(
    (table) => `${table} (organisation_id, id, feed_seq)`,
  ),
  'receipts (organisation_id, command_id, device_id, device_seq, user_id, feed_seq)',
  'outbox (organisation_id, feed_seq, n, bucket, partition_key)',
  'deadlines (organisation_id, id, aggregate_id, due_at)',
].join(', ');

/** @param from the feed number before a batch, @param to the one after it. Never fails: whoever wrote the batch is answered. */
export async function keepStatistics(db: Database, from: number, to: number): Promise<void> {
  if (!MILESTONES.some((milestone) => from < milestone && milestone <= to)) return;
  await db.raw(`analyze ${SEARCHED}`).catch(() => undefined);
}
