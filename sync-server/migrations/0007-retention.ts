// What was removed, when and on whose word: one row per run, kept for ever where it removed anything.
import type { Knex } from 'knex';

const RUNS = `
  create table retention_runs (
    organisation_id uuid not null,
    id uuid not null,
    started_at timestamptz not null,
    finished_at timestamptz,
    started_by text not null,
    person_id uuid,
    removed jsonb not null default '{}',
    primary key (organisation_id, id)
  );
  create index retention_runs_by_start on retention_runs (organisation_id, started_at);
`;

export const retention = {
  name: '0007-retention',
  up: async (knex: Knex): Promise<void> => {
    await knex.raw(RUNS);
  },
};
