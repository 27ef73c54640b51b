// Between a row of the outbox and its record at rest: the same, and what its indexes need.
import type { CommandRecord, Stage } from './schemas';
import type { Stored } from './storage-writes';
import { plain } from './storage-writes';
import type { OutboxRow, OutboxStatus } from './store';
import { SEQ_DIGITS } from './store';

export const STAGES = {
  queued: 'open',
  accepted: 'open',
  rejected: 'refused',
  settled: 'done',
  acknowledged: 'done',
} as const satisfies Record<OutboxStatus, Stage>;
export const MIRROR = 10 ** SEQ_DIGITS - 1;
export const mirrored = (seq: number) => String(MIRROR - seq).padStart(SEQ_DIGITS, '0');

export function recordOf(row: OutboxRow): CommandRecord {
  return { ...row, newest: mirrored(row.seq), stage: STAGES[row.status] };
}

const rows = new WeakMap<Stored<CommandRecord>, OutboxRow>();

/** One row per record: a storage that answers with the same record again has every unsettled command read anew at each act. */
export function rowOf(record: Stored<CommandRecord>): OutboxRow {
  const known = rows.get(record);
  if (known !== undefined) return known;
  const { newest: _, stage: __, ...row } = plain(record);
  rows.set(record, row);
  return row;
}
