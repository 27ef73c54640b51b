// What proves who somebody is: one row per person, apart from the facts about them.
import type { OrganisationId, PersonId } from 'shared/ids';
import { personId } from 'shared/ids';
import type { Knex } from 'knex';

export type Credential = {
  readonly personId: PersonId;
  /** In the form names are compared in. */
  readonly signInName: string;
  readonly password: string;
  readonly failures: number;
  readonly lockedUntil: string | null;
};

type Row = {
  readonly organisation_id: string;
  readonly person_id: string;
  readonly sign_in_name: string;
  readonly password: string;
  readonly failures: number;
  readonly locked_until: string | null;
};

const credentialOf = (row: Row | undefined): Credential | null =>
  row === undefined
    ? null
    : {
        personId: personId(row.person_id),
        signInName: row.sign_in_name,
        password: row.password,
        failures: row.failures,
        lockedUntil: row.locked_until,
      };

/** Held until the transaction ends, so that names are given to one person at a time. */
export async function lockNames(tx: Knex, organisation: OrganisationId): Promise<void> {
  await tx.raw('select pg_advisory_xact_lock(hashtextextended(?, 0))', [`sign-in-names|${organisation}`]);
}

export async function credentialByName(
  db: Knex,
  organisation: OrganisationId,
  signInName: string,
): Promise<Credential | null> {
  return credentialOf(
    await db<Row>('credentials').where({ organisation_id: organisation, sign_in_name: signInName }).first(),
  );
}

export async function credentialOfPerson(
  db: Knex,
  organisation: OrganisationId,
  person: PersonId,
): Promise<Credential | null> {
  return credentialOf(await db<Row>('credentials').where({ organisation_id: organisation, person_id: person }).first());
}

/** Holds the row until the transaction ends, so that failures are counted one after the other. */
export async function lockCredential(
  tx: Knex,
  organisation: OrganisationId,
  signInName: string,
): Promise<Credential | null> {
  return credentialOf(
    await tx<Row>('credentials').where({ organisation_id: organisation, sign_in_name: signInName }).forUpdate().first(),
  );
}

export type NewCredential = Pick<Credential, 'personId' | 'signInName' | 'password'> & { readonly at: string };

/** Sets name and password, and forgets failures. */
export async function saveCredential(
  db: Knex,
  organisation: OrganisationId,
  { personId: person, signInName, password, at }: NewCredential,
): Promise<void> {
  await db('credentials')
    .insert({ organisation_id: organisation, person_id: person, sign_in_name: signInName, password, changed_at: at })
    .onConflict(['organisation_id', 'person_id'])
    .merge({ sign_in_name: signInName, password, changed_at: at, failures: 0, locked_until: null });
}

export async function forgetCredential(db: Knex, organisation: OrganisationId, person: PersonId): Promise<void> {
  await db('credentials').where({ organisation_id: organisation, person_id: person }).delete();
}

export async function saveFailures(
  db: Knex,
  organisation: OrganisationId,
  person: PersonId,
  failures: number,
  lockedUntil: string | null,
): Promise<void> {
  await db('credentials')
    .where({ organisation_id: organisation, person_id: person })
    .update({ failures, locked_until: lockedUntil });
}
