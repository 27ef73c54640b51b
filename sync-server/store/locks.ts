// Locks aggregates for the length of a transaction, whether they exist yet or not. All in one order, so that nobody deadlocks.
import { hash } from 'node:crypto';
import type { OrganisationId } from 'shared/ids';

/** Nobody waits longer for another's lock; the batch is then tried again from the start. */
const PATIENCE = '5s';
/** Postgres takes some more in one select. */
const MOST_COLUMNS = 1_500;

/**
 * The statement that locks, to open a transaction with.
 * @param touched aggregate keys that will change; nobody else reads them for a change meanwhile
 * @param consulted aggregate keys that are only read; others may read them at the same time
 */
export function lockStatement(
  organisation: OrganisationId,
  touched: Iterable<string>,
  consulted: Iterable<string>,
): string {
  const locks = new Map<bigint, 'pg_advisory_xact_lock' | 'pg_advisory_xact_lock_shared'>();
  for (const key of consulted) locks.set(lockKey(organisation, key), 'pg_advisory_xact_lock_shared');
  for (const key of touched) locks.set(lockKey(organisation, key), 'pg_advisory_xact_lock');
  const sorted = [...locks].sort(([a], [b]) => (a < b ? -1 : 1));
  const selects: string[] = [];
  for (let from = 0; from < sorted.length; from += MOST_COLUMNS) {
    selects.push(
      `select ${sorted
        .slice(from, from + MOST_COLUMNS)
        .map(([key, lock]) => `${lock}(${key})`)
        .join(', ')}`,
    );
  }
  return [`set local lock_timeout = '${PATIENCE}'`, ...selects].join('; ');
}

const lockKey = (organisation: OrganisationId, key: string): bigint =>
  BigInt.asIntN(64, BigInt(`0x${hash('sha256', `${organisation}|${key}`).slice(0, 16)}`));
