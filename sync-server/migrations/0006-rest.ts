// Tokens of other programs, by the hash of what they show; and work that takes longer than a request: what was
// handed in, and what became of each step, so that whoever goes on with it counts nothing twice.
import type { Knex } from 'knex';

const REST = `
  create table api_tokens (
    organisation_id uuid not null,
    id uuid not null,
    name text not null,
    token_hash bytea not null,
    scopes jsonb not null,
    created_at timestamptz not null,
    expires_at timestamptz,
    revoked_at timestamptz,
    last_used_at timestamptz,
    primary key (organisation_id, id)
  );
  create unique index api_tokens_by_hash on api_tokens (organisation_id, token_hash);
  create table jobs (
    organisation_id uuid not null,
    id uuid not null,
    kind text not null,
    request jsonb not null,
    status text not null check (status in ('receiving', 'queued', 'running', 'done', 'failed')),
    done integer not null default 0,
    total integer,
    attempts integer not null default 0,
    result jsonb,
    failure text,
    file_hash bytea,
    user_id uuid,
    device_id uuid,
    correlation_id text not null,
    created_at timestamptz not null,
    started_at timestamptz,
    finished_at timestamptz,
    lease_owner uuid,
    lease_until timestamptz,
    primary key (organisation_id, id)
  );
  create index jobs_waiting on jobs (organisation_id, created_at) where status in ('queued', 'running');
  create table job_files (
    organisation_id uuid not null,
    job_id uuid not null,
    n integer not null,
    bytes bytea not null,
    primary key (organisation_id, job_id, n)
  );
  create table job_steps (
    organisation_id uuid not null,
    job_id uuid not null,
    first integer not null,
    given jsonb not null,
    outcomes jsonb,
    primary key (organisation_id, job_id, first)
  );
`;

export const rest = {
  name: '0006-rest',
  up: async (knex: Knex): Promise<void> => {
    await knex.raw(REST);
  },
};
