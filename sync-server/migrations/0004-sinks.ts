// Sinks that are set up in the database, who changed what about them, and messages set aside that are found by bucket and mended.
import type { Knex } from 'knex';

const SINKS = `
  create table sinks (
    organisation_id uuid not null,
    id text not null,
    kind text not null,
    origin text not null,
    ordering text not null,
    settings jsonb not null,
    secrets jsonb not null,
    status text not null,
    status_reason text,
    status_at timestamptz not null,
    created_at timestamptz not null,
    version integer not null default 1,
    primary key (organisation_id, id)
  );
  create table sink_acts (
    organisation_id uuid not null,
    id uuid not null,
    sink_id text not null,
    act text not null,
    message_id uuid,
    feed_seq bigint,
    n integer,
    topic text,
    note text,
    changed jsonb,
    by text not null,
    at timestamptz not null,
    primary key (organisation_id, id)
  );
  create index sink_acts_by_time on sink_acts (organisation_id, at, id);
  alter table sink_parked add column bucket smallint, add column topic text, add column payload jsonb,
    add column holds boolean not null default true;
  update sink_parked s set bucket = o.bucket, topic = o.topic
    from outbox o where (o.organisation_id, o.feed_seq, o.n) = (s.organisation_id, s.feed_seq, s.n);
  alter table sink_parked alter column bucket set not null, alter column topic set not null;
  create index sink_parked_by_bucket on sink_parked (organisation_id, sink_id, bucket);
  create index sink_parked_waiting on sink_parked (organisation_id, sink_id, bucket, next_attempt_at)
    where next_attempt_at is not null;
  create index sink_parked_by_time on sink_parked (organisation_id, parked_at, sink_id, feed_seq, n)
    where parked_at is not null;
  update sink_parked s set next_attempt_at = now()
    where next_attempt_at is null and parked_at is null and not exists (select 1 from sink_parked e
      where e.organisation_id = s.organisation_id and e.sink_id = s.sink_id and e.partition_key = s.partition_key
        and (e.feed_seq, e.n) < (s.feed_seq, s.n));
`;

export const sinks = {
  name: '0004-sinks',
  up: async (knex: Knex): Promise<void> => {
    await knex.raw(SINKS);
  },
};
