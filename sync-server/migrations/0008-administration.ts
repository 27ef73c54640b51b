// What administrators did that is no command, with who and why; and the links with which people choose their password.
import type { Knex } from 'knex';

const ADMINISTRATION = `
  create table administrative_acts (
    organisation_id uuid not null,
    id uuid not null,
    at timestamptz not null,
    person_id uuid,
    device_id uuid,
    act text not null,
    subject text not null,
    reason text,
    primary key (organisation_id, id)
  );
  create index administrative_acts_by_subject on administrative_acts (organisation_id, subject, at);
  create table password_links (
    organisation_id uuid not null,
    person_id uuid not null,
    token_hash bytea not null,
    expires_at timestamptz not null,
    primary key (organisation_id, person_id)
  );
  create unique index password_links_by_hash on password_links (organisation_id, token_hash);
`;

export const administration = {
  name: '0008-administration',
  up: async (knex: Knex): Promise<void> => {
    await knex.raw(ADMINISTRATION);
  },
};
