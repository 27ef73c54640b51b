// What an order is found by, kept beside it: number, customer, reference and SKUs without accents and capitals. Folding
// them for each of 100,000 orders at every question takes seconds.
import type { Knex } from 'knex';

/** As `folded` in shared/order/order-filter.ts was when this was written; plain text takes the short way. */
const FOLDED = `case when octet_length(said) = length(said) then lower(said)
  else translate(lower(regexp_replace(normalize(said, NFD),
    '[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u064b-\u0652\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]', '', 'g')), 'ς', 'σ') end`;

const WORDS = `
  create function order_words(state jsonb) returns text language sql immutable parallel safe as $$
    select ${FOLDED} from (select (state->>'number') || ' ' || coalesce(state->'contact'->>'fullName', '') || ' '
      || coalesce(state->>'reference', '') || ' ' || coalesce((
        select string_agg(line.value->>'sku', ' ' order by line.ordinality)
        from jsonb_array_elements(state->'lines') with ordinality as line), '') as said) as told
  $$;
  alter table orders add column words text generated always as (order_words(state)) stored;
`;

export const orderWords = {
  name: '0002-order-words',
  up: async (knex: Knex): Promise<void> => {
    await knex.raw(WORDS);
  },
};
