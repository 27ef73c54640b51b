// What happened to one aggregate before the entries that travel with it, and at which devices.
import type { Ref } from 'shared/aggregate';
import type { HistoryEntry } from 'shared/contract/documents';
import type { DeviceId, OrganisationId } from 'shared/ids';
import type { Database } from './database';
import type { Statement } from './transaction';
import { askOnce } from './transaction';

const MOST_DEVICES = 500;

const ENTRIES: Statement = {
  name: 'history-of',
  text: `select version, type, user_id as by, device_id as device, occurred_at as "occurredAt", recorded_at as "recordedAt",
      command_id as "commandId"
    from events where organisation_id = $1 and aggregate_type = $2 and aggregate_id = $3 and version < $4
    order by version desc limit $5`,
};

const COUNT: Statement = {
  name: 'count-history-of',
  text: `select count(*) as total from events where organisation_id = $1 and aggregate_type = $2 and aggregate_id = $3`,
};

const DEVICES: Statement = {
  name: 'devices-of',
  text: `select d.id, d.code from devices d where d.organisation_id = $1 and d.id in (
      select e.device_id from events e where e.organisation_id = $1 and e.aggregate_type = $2 and e.aggregate_id = $3)
    order by d.id limit ${MOST_DEVICES}`,
};

export type PastPage = {
  /** Newest last. */
  readonly entries: readonly HistoryEntry[];
  /** Version of the oldest of them; null where nothing is older. */
  readonly next: number | null;
};

/** @param before a version; what is told is older */
export async function historyOf(
  db: Database,
  organisation: OrganisationId,
  { type, id }: Ref,
  { before, limit }: { readonly before: number; readonly limit: number },
): Promise<PastPage> {
  const rows = await askOnce<HistoryEntry & { readonly version: number }>(db, ENTRIES, [
    ...[organisation, type, id],
    ...[before, limit],
  ]);
  const oldest = rows.at(-1)?.version;
  const entries = rows.map(({ version: _, ...entry }) => entry).reverse();
  return { entries, next: oldest === undefined || oldest === 1 ? null : oldest };
}

export async function countHistoryOf(db: Database, organisation: OrganisationId, { type, id }: Ref): Promise<number> {
  const [row] = await askOnce<{ readonly total: number }>(db, COUNT, [organisation, type, id]);
  return row?.total ?? 0;
}

/** Short codes by device, of those that had to do with it. */
export async function devicesOf(
  db: Database,
  organisation: OrganisationId,
  { type, id }: Ref,
): Promise<Readonly<Record<DeviceId, string>>> {
  const rows = await askOnce<{ readonly id: DeviceId; readonly code: string }>(db, DEVICES, [organisation, type, id]);
  return Object.fromEntries(rows.map((row) => [row.id, row.code]));
}
