// Reads receipts: the answer to one command, and which numbers of a device have arrived.
import type { Instant } from 'shared/instant';
import type { CommandId, DeviceId, OrganisationId, PersonId } from 'shared/ids';
import type { Database } from './database';
import type { StoredAnswer } from './known';
import type { Statement } from './transaction';
import { askOnce } from './transaction';

export type StoredReceipt = Omit<StoredAnswer, 'payloadHash'> & {
  readonly type: string;
  readonly author: PersonId | null;
  readonly deviceId: DeviceId | null;
  readonly deviceSeq: number | null;
  readonly recordedAt: Instant;
  readonly acknowledgedAt: Instant | null;
};

const ONE: Statement = {
  name: 'receipt-of',
  text: `select command_id as "commandId", type, user_id as author, device_id as "deviceId", device_seq as "deviceSeq", status, code, params,
      versions, feed_seq as "feedSeq", recorded_at as "recordedAt", acknowledged_at as "acknowledgedAt"
    from receipts where organisation_id = $1 and command_id = $2`,
};

/** Null: the command never arrived, or is still being retried. */
export async function receiptOf(
  db: Database,
  organisation: OrganisationId,
  command: CommandId,
): Promise<StoredReceipt | null> {
  const [receipt] = await askOnce<StoredReceipt>(db, ONE, [organisation, command]);
  return receipt ?? null;
}

export type DeviceNumbers = {
  readonly highest: number;
  /** Numbers below the highest that never arrived, as [from, to]; the last hundred. */
  readonly gaps: readonly [number, number][];
};

const NUMBERS: Statement = {
  name: 'device-numbers',
  text: `select device_seq as seq, before from (
      select device_seq, lag(device_seq, 1, 0::bigint) over (order by device_seq) as before, max(device_seq) over () as highest
      from receipts where organisation_id = $1 and device_id = $2 and device_seq is not null) numbers
    where device_seq > before + 1 or device_seq = highest
    order by device_seq desc limit 101`,
};

export async function deviceNumbers(
  db: Database,
  organisation: OrganisationId,
  device: DeviceId,
): Promise<DeviceNumbers> {
  const rows = await askOnce<{ readonly seq: number; readonly before: number }>(db, NUMBERS, [organisation, device]);
  const gaps = rows.flatMap(({ seq, before }): [number, number][] => (seq > before + 1 ? [[before + 1, seq - 1]] : []));
  return { highest: rows[0]?.seq ?? 0, gaps: gaps.reverse() };
}
