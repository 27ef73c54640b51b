// What a person needs to know of a message that was set aside, and finding those quickly among all that ever came.
import type { Knex } from 'knex';

const ASIDE = `
  alter table inbox add column detail text;
  create index inbox_aside on inbox (organisation_id, received_at) where outcome in ('held', 'parked', 'skipped');
`;

export const inbound = {
  name: '0005-inbound',
  up: async (knex: Knex): Promise<void> => {
    await knex.raw(ASIDE);
  },
};
