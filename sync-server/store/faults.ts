// Commands on hold because our own code fails on them: a bug to be shown, and cured by a new version.
import type { CommandId, DeviceId, OrganisationId } from 'shared/ids';
import type { Instant } from 'shared/instant';
import type { Database } from './database';

/** From so many tries on a fault needs a person's attention. */
export const TRIES_BEFORE_SHOWN = 5;

export type Fault = {
  readonly commandId: CommandId;
  readonly deviceId: DeviceId | null;
  /** Aggregate key, or `command:<id>`. */
  readonly subject: string;
  readonly attempts: number;
  readonly reason: string;
  readonly lastAttemptAt: Instant;
};

type Place = {
  readonly organisation: OrganisationId;
  readonly deviceId: DeviceId | null;
  readonly recordedAt: Instant;
};

/** Counts one more failed try. */
export async function recordFault(
  db: Database,
  { organisation, deviceId, recordedAt }: Place,
  { commandId, subject, error }: Pick<Fault, 'commandId' | 'subject'> & { readonly error: unknown },
): Promise<void> {
  await db.raw(
    `insert into faults (organisation_id, command_id, device_id, subject, attempts, reason, last_attempt_at)
     values (?, ?, ?, ?, 1, ?, ?)
     on conflict (organisation_id, command_id)
     do update set attempts = faults.attempts + 1, reason = excluded.reason, last_attempt_at = excluded.last_attempt_at`,
    [organisation, commandId, deviceId, subject, reasonOf(error), recordedAt],
  );
}

/** Faults that were tried often enough to be shown, the oldest command first. */
export async function faultsToShow(db: Database, organisation: OrganisationId): Promise<readonly Fault[]> {
  const { rows } = await db.raw<{ rows: Fault[] }>(
    `select command_id as "commandId", device_id as "deviceId", subject, attempts, reason, last_attempt_at as "lastAttemptAt"
     from faults where organisation_id = ? and attempts >= ? order by command_id`,
    [organisation, TRIES_BEFORE_SHOWN],
  );
  return rows;
}

const LONGEST_REASON = 500;
const reasonOf = (error: unknown) =>
  String(error)
    .slice(0, LONGEST_REASON)
    .replace(/\0|\p{Surrogate}/gu, ' ');
