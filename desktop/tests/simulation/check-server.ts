// What must be true of the server's tables whatever was thrown at it (SYN-2, SYN-3, SYN-4, SYN-14).
import type { AggregateType } from 'shared/aggregate';
import { canonicalJson } from 'shared/canonical-json';
import type { AnyEvent, EventOf, Happened } from 'shared/states';
import { mutableStates } from 'shared/states';
import type { SystemDatabase } from '../system/database';

export const PROJECTIONS: readonly { readonly type: AggregateType; readonly table: string }[] = [
  { type: 'order', table: 'orders' },
  { type: 'product', table: 'products' },
  { type: 'customer', table: 'customers' },
  { type: 'person', table: 'people' },
  { type: 'site', table: 'sites' },
  { type: 'settings', table: 'settings' },
];

type EventRow = {
  readonly aggregate_type: AggregateType;
  readonly aggregate_id: string;
  readonly version: number;
  readonly type: string;
  readonly data: Record<string, unknown>;
  readonly private: { readonly fields: Record<string, unknown> } | null;
  readonly command_id: string;
};

/** Faults found, in words; none is the wish. After a restore refusals are not sent again, so their numbers may be missing. */
export async function checkServer(database: SystemDatabase, restored: boolean): Promise<string[]> {
  const events = await database.query<EventRow>(
    `select aggregate_type, aggregate_id::text, version, type, data, private, command_id::text from events
     order by aggregate_type, aggregate_id, version`,
  );
  return [
    ...versionGaps(events),
    ...(await foldedDiffer(database, events)),
    ...(await refusedWithEvents(database)),
    ...(await feedHoles(database)),
    ...(await announcementsDoubled(database)),
    ...(await onHold(database)),
    ...(restored ? [] : [...(await deviceHoles(database)), ...(await numbersReused(database))]),
  ];
}

function versionGaps(events: readonly EventRow[]): string[] {
  const faults: string[] = [];
  const last = new Map<string, number>();
  for (const { aggregate_type, aggregate_id, version } of events) {
    const key = `${aggregate_type}:${aggregate_id}`;
    if (version !== (last.get(key) ?? 0) + 1) faults.push(`SYN versions of ${key} jump to ${version}`);
    last.set(key, version);
  }
  return faults;
}

/** state == fold(events) == projection */
async function foldedDiffer(database: SystemDatabase, events: readonly EventRow[]): Promise<string[]> {
  const states = mutableStates();
  const versions = new Map<string, number>();
  for (const row of events) {
    if (row.aggregate_type === 'refusal') continue;
    states.apply(happenedOf(row));
    versions.set(`${row.aggregate_type}:${row.aggregate_id}`, row.version);
  }
  const faults: string[] = [];
  let projected = 0;
  for (const { type, table } of PROJECTIONS) {
    for (const { id, version, state } of await database.query<{ id: string; version: number; state: unknown }>(
      `select id::text, version, state from ${table}`,
    )) {
      projected += 1;
      const key = `${type}:${id}`;
      if (version !== versions.get(key))
        faults.push(`${key} is projected at ${version}, its events end at ${versions.get(key) ?? 0}`);
      if (canonicalJson(state) !== canonicalJson(states.get(type, id)))
        faults.push(`${key} is not the fold of its events`);
    }
  }
  if (projected !== versions.size) faults.push(`${versions.size} aggregates have events, ${projected} a projection`);
  return faults;
}

function happenedOf({ aggregate_type, aggregate_id, type, data, private: personal }: EventRow): Happened {
  const event = { ...data, ...personal?.fields, type } as unknown as EventOf[AggregateType] & AnyEvent;
  return { aggregate: aggregate_type, id: aggregate_id, event } as Happened;
}

async function refusedWithEvents(database: SystemDatabase): Promise<string[]> {
  const rows = await database.query<{ command_id: string }>(
    `select e.command_id::text from events e left join receipts r using (organisation_id, command_id)
     where r.status is distinct from 'accepted'`,
  );
  return rows.map(({ command_id }) => `events without an accepted receipt: ${command_id}`);
}

/** One number per receipted command, none left out. */
async function feedHoles(database: SystemDatabase): Promise<string[]> {
  const [row] = await database.query<{ seq: number; receipts: number; numbers: number }>(
    `select (select seq from feed)::int as seq, count(*)::int as receipts, count(distinct feed_seq)::int as numbers from receipts`,
  );
  if (row === undefined || (row.seq === row.receipts && row.receipts === row.numbers)) return [];
  return [`the feed is at ${row.seq} with ${row.receipts} receipts and ${row.numbers} numbers`];
}

async function announcementsDoubled(database: SystemDatabase): Promise<string[]> {
  const rows = await database.query<{ id: string }>(
    `select payload->>'id' as id from outbox group by 1 having count(*) > 1`,
  );
  return rows.map(({ id }) => `two announcements share the id ${id}`);
}

/** Nothing poisonous is ever sent here, so a command that is on hold was made to fail by our own code. */
async function onHold(database: SystemDatabase): Promise<string[]> {
  const rows = await database.query<{ command_id: string; attempts: number; reason: string }>(
    'select command_id::text, attempts, reason from faults',
  );
  return rows.map(({ command_id, attempts, reason }) => `command ${command_id} failed ${attempts} times: ${reason}`);
}

/** Numbers of one device run from 1 without a hole once its queue is empty. */
async function deviceHoles(database: SystemDatabase): Promise<string[]> {
  const rows = await database.query<{ device_id: string; made: number; highest: number }>(
    `select device_id::text, count(*)::int as made, max(device_seq)::int as highest from receipts
     where device_seq is not null group by 1 having count(*) <> max(device_seq)`,
  );
  return rows.map(({ device_id, made, highest }) => `device ${device_id}: ${made} received of ${highest} made`);
}

/** A number given twice leaves its second command without one. */
async function numbersReused(database: SystemDatabase): Promise<string[]> {
  const rows = await database.query<{ command_id: string }>(
    'select command_id::text from receipts where device_id is not null and device_seq is null',
  );
  return rows.map(({ command_id }) => `command ${command_id} came under a number that was already taken`);
}
