// The computers people work at: one row per installation and person, known by a code that order numbers begin with.
import type { DeviceId, OrganisationId, PersonId } from 'shared/ids';
import { deviceId, personId } from 'shared/ids';
import type { Knex } from 'knex';

export type Device = {
  readonly id: DeviceId;
  /** W1, W2, … in the order of registration; never given twice. */
  readonly code: string;
  readonly personId: PersonId;
  readonly name: string;
  readonly registeredAt: string;
  readonly lastSeenAt: string | null;
  readonly appVersion: string | null;
  /** Highest command number it ever gave, by its own word. */
  readonly lastSeq: number;
  readonly queued: number;
  readonly clockSkewMs: number | null;
  readonly revokedAt: string | null;
};

type Row = {
  readonly id: string;
  readonly code: string;
  readonly person_id: string;
  readonly name: string;
  readonly registered_at: string;
  readonly last_seen_at: string | null;
  readonly app_version: string | null;
  readonly last_seq: number;
  readonly queued: number;
  readonly clock_skew_ms: number | null;
  readonly revoked_at: string | null;
};

const deviceOf = (row: Row): Device => ({
  id: deviceId(row.id),
  code: row.code,
  personId: personId(row.person_id),
  name: row.name,
  registeredAt: row.registered_at,
  lastSeenAt: row.last_seen_at,
  appVersion: row.app_version,
  lastSeq: row.last_seq,
  queued: row.queued,
  clockSkewMs: row.clock_skew_ms,
  revokedAt: row.revoked_at,
});

export async function findDevice(db: Knex, organisation: OrganisationId, id: DeviceId): Promise<Device | null> {
  const row: Row | undefined = await db('devices').where({ organisation_id: organisation, id }).first();
  return row === undefined ? null : deviceOf(row);
}

export async function listDevices(db: Knex, organisation: OrganisationId): Promise<readonly Device[]> {
  const rows: readonly Row[] = await db('devices')
    .where({ organisation_id: organisation })
    .orderBy('registered_at')
    .orderBy('id');
  return rows.map(deviceOf);
}

/** A device with whose it is, and how many of its commands arrived. */
export type CountedDevice = Device & {
  readonly personName: string;
  readonly received: number;
  /** The highest of its numbers that arrived; 0: none did. */
  readonly highest: number;
};

/** Those seen last come first. */
export async function listCountedDevices(db: Knex, organisation: OrganisationId): Promise<readonly CountedDevice[]> {
  type Counted = Row & Pick<CountedDevice, 'personName' | 'received' | 'highest'>;
  const { rows }: { rows: readonly Counted[] } = await db.raw(
    `select d.*, coalesce(p.state->>'name', '') as "personName", coalesce(r.received, 0)::int as received,
       coalesce(r.highest, 0) as highest
     from devices d
     left join people p on p.organisation_id = d.organisation_id and p.id = d.person_id
     left join (
       select device_id, count(*) as received, max(device_seq) as highest from receipts
       where organisation_id = :organisation and device_seq is not null group by device_id) r on r.device_id = d.id
     where d.organisation_id = :organisation
     order by d.last_seen_at desc nulls last, d.registered_at desc, d.id`,
    { organisation },
  );
  return rows.map(({ personName, received, highest, ...row }) => ({
    ...deviceOf(row),
    ...{ personName, received, highest },
  }));
}

export type NewDevice = Pick<Device, 'id' | 'personId' | 'name'> & { readonly at: string };

/** Gives the next code; the lock keeps two computers from being given the same one. Call it in a transaction. */
export async function registerDevice(
  tx: Knex,
  organisation: OrganisationId,
  { id, personId: person, name, at }: NewDevice,
): Promise<Device> {
  await tx.raw('select pg_advisory_xact_lock(hashtextextended(?, 0))', [`device-codes|${organisation}`]);
  const known = tx('devices').where({ organisation_id: organisation });
  const { highest } = await known.first<{ highest: number }>(
    tx.raw('coalesce(max(substr(code, 2)::integer), 0) as highest'),
  );
  const row = {
    organisation_id: organisation,
    id,
    code: `W${highest + 1}`,
    person_id: person,
    name,
    registered_at: at,
  };
  const inserted: readonly Row[] = await tx('devices').insert(row).returning('*');
  const [device] = inserted.map(deviceOf);
  if (device === undefined) throw new Error('an inserted device did not come back');
  return device;
}

/** False when there is no device of this id, or it was revoked before. */
export async function revokeDevice(db: Knex, organisation: OrganisationId, id: DeviceId, at: string): Promise<boolean> {
  const changed: number = await db('devices')
    .where({ organisation_id: organisation, id, revoked_at: null })
    .update({ revoked_at: at });
  return changed > 0;
}

export type DeviceNews = {
  readonly lastSeq: number;
  readonly queued: number;
  readonly clockSkewMs: number;
  readonly appVersion: string;
  readonly at: string;
};

/** What the column holds; a device may claim anything. */
const MOST_QUEUED = 2_147_483_647;

export async function noteDevice(
  db: Knex,
  organisation: OrganisationId,
  id: DeviceId,
  news: DeviceNews,
): Promise<void> {
  await db('devices')
    .where({ organisation_id: organisation, id })
    .update({
      last_seq: db.raw('greatest(last_seq, ?)', [news.lastSeq]),
      queued: Math.min(news.queued, MOST_QUEUED),
      clock_skew_ms: news.clockSkewMs,
      app_version: news.appVersion,
      last_seen_at: news.at,
    });
}
