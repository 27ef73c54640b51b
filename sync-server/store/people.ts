// Reads the people as the facts about them left them. They change through the one door only.
import type { OrganisationId, PersonId } from 'shared/ids';
import { personId } from 'shared/ids';
import type { Person } from 'shared/person/person';
import type { Knex } from 'knex';

export type KnownPerson = { readonly id: PersonId; readonly person: Exclude<Person, { status: 'new' }> };

type Row = { readonly id: string; readonly state: KnownPerson['person'] };

const knownPerson = ({ id, state }: Row): KnownPerson => ({ id: personId(id), person: state });

export async function listPeople(db: Knex, organisation: OrganisationId): Promise<readonly KnownPerson[]> {
  const rows: readonly Row[] = await db('people')
    .where({ organisation_id: organisation })
    .select('id', 'state')
    .orderBy('feed_seq');
  return rows.map(knownPerson);
}

export async function findPerson(db: Knex, organisation: OrganisationId, id: PersonId): Promise<KnownPerson | null> {
  const row: Row | undefined = await db('people')
    .where({ organisation_id: organisation, id })
    .select('id', 'state')
    .first();
  return row === undefined ? null : knownPerson(row);
}

export async function hasPeople(db: Knex, organisation: OrganisationId): Promise<boolean> {
  const row: unknown = await db('people').where({ organisation_id: organisation }).select('id').first();
  return row !== undefined;
}
