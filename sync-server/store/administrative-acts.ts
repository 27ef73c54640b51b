// What administrators did that is no command. Rows are added and read, never changed.
import { randomUUID } from 'node:crypto';
import type { DeviceId, OrganisationId, PersonId } from 'shared/ids';
import type { Knex } from 'knex';

/** Who acts; without a person it is the server's own command line. */
export type Administrator = { readonly personId: PersonId | null; readonly deviceId: DeviceId | null };

export type NewAct = {
  readonly by: Administrator;
  readonly at: string;
  /** `device-revoked`, `password-reset`: what was done, in the past. */
  readonly act: string;
  /** The id of what it was done to. */
  readonly subject: string;
  readonly reason: string | null;
};
export type KnownAct = {
  readonly id: string;
  readonly at: string;
  /** The person's name. */
  readonly by: string | null;
  readonly act: string;
  readonly reason: string | null;
};

/** Call it in the transaction of the act itself: done and noted, or neither. */
export async function noteAct(
  tx: Knex,
  organisation: OrganisationId,
  { by, at, act, subject, reason }: NewAct,
): Promise<void> {
  await tx('administrative_acts').insert({
    organisation_id: organisation,
    id: randomUUID(),
    at,
    person_id: by.personId,
    device_id: by.deviceId,
    act,
    subject,
    reason,
  });
}

const MOST = 50;

/** Newest first. */
export async function actsOn(db: Knex, organisation: OrganisationId, subject: string): Promise<readonly KnownAct[]> {
  const { rows }: { rows: readonly KnownAct[] } = await db.raw(
    `select a.id, a.at, p.state->>'name' as by, a.act, a.reason
     from administrative_acts a left join people p on p.organisation_id = a.organisation_id and p.id = a.person_id
     where a.organisation_id = ? and a.subject = ? order by a.at desc, a.id limit ${MOST}`,
    [organisation, subject],
  );
  return rows;
}
