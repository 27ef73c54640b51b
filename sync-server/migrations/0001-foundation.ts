// The tables of the foundation. Every key begins with organisation_id, so the schema distributes.
import type { Knex } from 'knex';

/** A projection: what is true now of each aggregate of one kind. The queried columns are derived from the state. */
const projection = (table: string, derived: string, indexes: string) => `
  create table ${table} (
    organisation_id uuid not null,
    id uuid not null,
    version integer not null,
    state jsonb not null,
    history jsonb not null,
    feed_seq bigint not null,
    ${derived}
    primary key (organisation_id, id)
  );
  create index ${table}_by_feed on ${table} (organisation_id, feed_seq);
  ${indexes}
`;

const FEED = `
  create table feed (
    organisation_id uuid primary key,
    seq bigint not null default 0,
    epoch uuid not null,
    backed_up_to bigint not null default 0
  );
  create table events (
    organisation_id uuid not null,
    aggregate_type text not null,
    aggregate_id uuid not null,
    version integer not null,
    type text not null,
    v smallint not null,
    data jsonb not null,
    private jsonb,
    private_hash bytea,
    command_id uuid not null,
    user_id uuid,
    device_id uuid,
    occurred_at timestamptz not null,
    recorded_at timestamptz not null,
    feed_seq bigint not null,
    hash bytea not null,
    primary key (organisation_id, aggregate_type, aggregate_id, version)
  );
  create index events_by_feed on events (organisation_id, feed_seq);
`;

const PROJECTIONS = [
  projection(
    'orders',
    `status text generated always as (state->>'status') stored,
     number text generated always as (state->>'number') stored,
     placed_at text generated always as (state->>'placedAt') stored,
     customer_name text generated always as (coalesce(state->'contact'->>'fullName', '')) stored,`,
    `create index orders_by_number on orders (organisation_id, number);
     create index orders_by_placed on orders (organisation_id, placed_at, id);
     create index orders_open on orders (organisation_id, id) where status in ('placed', 'failed');`,
  ),
  projection(
    'products',
    `sku text generated always as (state->>'sku') stored,`,
    'create index products_by_sku on products (organisation_id, sku);',
  ),
  projection('customers', `reference text generated always as (state->>'reference') stored,`, ''),
  projection('people', `status text generated always as (state->>'status') stored,`, ''),
  projection('sites', '', ''),
  projection('settings', '', ''),
].join('');

const RECEIPTS = `
  create table receipts (
    organisation_id uuid not null,
    command_id uuid not null,
    device_id uuid,
    device_seq bigint,
    user_id uuid,
    type text not null,
    payload_hash bytea not null,
    status text not null check (status in ('accepted', 'rejected')),
    code text,
    params jsonb,
    versions jsonb not null,
    feed_seq bigint not null,
    recorded_at timestamptz not null,
    command jsonb,
    acknowledges uuid,
    acknowledged_at timestamptz,
    primary key (organisation_id, command_id)
  );
  create unique index receipts_by_number on receipts (organisation_id, device_id, device_seq);
  create index receipts_by_author on receipts (organisation_id, user_id, feed_seq);
  create index receipts_by_feed on receipts (organisation_id, feed_seq);
  create index receipts_acknowledging on receipts (organisation_id, feed_seq) where acknowledges is not null;
  create table faults (
    organisation_id uuid not null,
    command_id uuid not null,
    device_id uuid,
    subject text not null,
    attempts integer not null,
    reason text not null,
    last_attempt_at timestamptz not null,
    primary key (organisation_id, command_id)
  );
`;

const MESSAGES = `
  create table outbox (
    organisation_id uuid not null,
    feed_seq bigint not null,
    n integer not null,
    bucket smallint not null,
    partition_key uuid not null,
    topic text not null,
    payload jsonb not null,
    primary key (organisation_id, feed_seq, n)
  );
  create index outbox_by_bucket on outbox (organisation_id, bucket, feed_seq, n);
  create table sink_progress (
    organisation_id uuid not null,
    sink_id text not null,
    bucket smallint not null,
    feed_seq bigint not null default 0,
    n integer not null default -1,
    lease_owner uuid,
    lease_until timestamptz,
    primary key (organisation_id, sink_id, bucket)
  );
  create table sink_parked (
    organisation_id uuid not null,
    sink_id text not null,
    feed_seq bigint not null,
    n integer not null,
    partition_key uuid not null,
    attempts integer not null,
    reason text not null,
    next_attempt_at timestamptz,
    parked_at timestamptz,
    primary key (organisation_id, sink_id, feed_seq, n)
  );
  create index sink_parked_by_key on sink_parked (organisation_id, sink_id, partition_key, feed_seq, n);
  create table inbox (
    organisation_id uuid not null,
    source text not null,
    message_id text not null,
    received_at timestamptz not null,
    outcome text not null,
    reason text,
    order_id uuid,
    message jsonb,
    held_until timestamptz,
    primary key (organisation_id, source, message_id)
  );
  create index inbox_held on inbox (organisation_id, order_id) where outcome = 'held';
  create table deadlines (
    organisation_id uuid not null,
    id uuid not null,
    aggregate_id uuid not null,
    due_at timestamptz not null,
    command jsonb not null,
    primary key (organisation_id, id)
  );
  create index deadlines_due on deadlines (organisation_id, due_at);
  create index deadlines_by_aggregate on deadlines (organisation_id, aggregate_id);
`;

const SIGN_IN = `
  create table devices (
    organisation_id uuid not null,
    id uuid not null,
    code text not null,
    person_id uuid not null,
    name text not null,
    registered_at timestamptz not null,
    last_seen_at timestamptz,
    app_version text,
    last_seq bigint not null default 0,
    queued integer not null default 0,
    clock_skew_ms bigint,
    revoked_at timestamptz,
    primary key (organisation_id, id)
  );
  create unique index devices_by_code on devices (organisation_id, code);
  create table credentials (
    organisation_id uuid not null,
    person_id uuid not null,
    sign_in_name text not null,
    password text not null,
    failures integer not null default 0,
    locked_until timestamptz,
    changed_at timestamptz not null,
    primary key (organisation_id, person_id)
  );
  create unique index credentials_by_name on credentials (organisation_id, sign_in_name);
  create table refresh_tokens (
    organisation_id uuid not null,
    id uuid not null,
    family uuid not null,
    person_id uuid not null,
    device_id uuid not null,
    token_hash bytea not null,
    issued_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz,
    revoked_at timestamptz,
    primary key (organisation_id, id)
  );
  create index refresh_tokens_by_family on refresh_tokens (organisation_id, family);
  create table setup_invitations (
    organisation_id uuid not null,
    token_hash bytea not null,
    expires_at timestamptz not null,
    primary key (organisation_id, token_hash)
  );
`;

export const foundation = {
  name: '0001-foundation',
  up: async (knex: Knex): Promise<void> => {
    for (const part of [FEED, PROJECTIONS, RECEIPTS, MESSAGES, SIGN_IN]) await knex.raw(part);
  },
};
