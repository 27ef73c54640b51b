// A refusal can be taken over: whose it is to deal with, when it was dealt with, and how often that changed.
// `acknowledged_at` stays what it was to its author: they need not see it any more.
import type { Knex } from 'knex';

const TAKEN_OVER = `
  alter table receipts
    add column taken_over_by uuid,
    add column closed_at timestamptz,
    add column refusal_version integer not null default 0;
  update receipts set closed_at = acknowledged_at, refusal_version = 1 where acknowledged_at is not null;
  create index receipts_refused on receipts (organisation_id, feed_seq) where status = 'rejected';
`;

export const takenOver = {
  name: '0003-taken-over',
  up: async (knex: Knex): Promise<void> => {
    await knex.raw(TAKEN_OVER);
  },
};
