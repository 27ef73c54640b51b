// Orders that no device holds by itself: settled, and placed before a moment. Newest first, filtered as a desktop filters
// (shared/order/order-filter.ts), and bounded by bytes, because an order can be large.
import type { HeldDocument } from 'shared/contract/documents';
import { currencies, exponentOf } from 'shared/currency';
import type { OrganisationId } from 'shared/ids';
import type { Instant } from 'shared/instant';
import type { OrderFilter, TextRule } from 'shared/order/order-filter';
import { LETTER_MARKS, OPEN_STATUSES, folded, typedWords } from 'shared/order/order-filter';
import type { Database } from './database';
import type { Place } from './search';
import type { Statement } from './transaction';
import { askOnce } from './transaction';

export type OlderQuery = { readonly filter: OrderFilter; readonly before: Instant };

/** As `folded` there; plain text takes the short way. */
const fold = (text: string) =>
  `case when octet_length(${text}) = length(${text}) then lower(${text})
    else translate(lower(regexp_replace(normalize(${text}, NFD), '${LETTER_MARKS}', '', 'g')), 'ς', 'σ') end`;

const REFERENCE = `coalesce(p.state->>'reference', '')`;
const codesOf = (digits: number) =>
  currencies()
    .filter((code) => exponentOf(code) === digits)
    .map((code) => `'${code}'`)
    .join(', ');
const GROSS = `(p.state->'totals'->>'gross')::numeric * case when p.state->>'currency' in (${codesOf(0)}) then 10000
  when p.state->>'currency' in (${codesOf(3)}) then 10 when p.state->>'currency' in (${codesOf(4)}) then 1 else 100 end`;

/** @param first the parameter that holds the rule, its text behind it */
const ruled = (
  text: string,
  first: number,
) => `case $${first}::text when 'same' then ${fold(text)} = $${first + 1}::text
  when 'other' then ${fold(text)} <> $${first + 1}::text when 'empty' then ${text} = '' when 'filled' then ${text} <> ''
  else true end`;

/** The last parameter is the fifteenth. What is dear to look at comes last. */
const MATCHES = `p.organisation_id = $1 and p.status not in (${OPEN_STATUSES.map((one) => `'${one}'`).join(', ')})
  and p.placed_at < $2
  and (cardinality($3::text[]) = 0 or p.status = any($3)) and not p.status = any($4::text[])
  and (cardinality($5::text[]) = 0 or p.state->>'origin' = any($5)) and not p.state->>'origin' = any($6::text[])
  and ($7 = '' or left(p.placed_at, 10) >= $7) and ($8 = '' or left(p.placed_at, 10) <= $8)
  and ($9::numeric is null or ${GROSS} >= $9) and ($10::numeric is null or ${GROSS} <= $10)
  and ($11::boolean is null or (jsonb_array_length(p.state->'holds') > 0) = $11)
  and (${ruled('p.customer_name', 12)}) and (${ruled(REFERENCE, 14)})
  and (cardinality($16::text[]) = 0 or not exists (
    select from unnest($16) as word
    where strpos(' ' || p.words, ' ' || word) = 0 and strpos(${fold('p.number')}, word) = 0))`;

const COUNT: Statement = {
  name: 'count-older-orders',
  text: `select count(*) as total from orders p where ${MATCHES}`,
};

const PAGE: Statement = {
  name: 'older-orders',
  text: `select 'order' as type, id, version, feed_seq as seq, state, history, placed_at as sort, found::integer as found from (
    select *, count(*) over () as found, sum(bytes) over (order by placed_at desc, id desc) - bytes as bytes_before from (
      select p.*, octet_length(p.state::text) + octet_length(p.history::text) as bytes from orders p
      where ${MATCHES} and ($17::text is null or (p.placed_at, p.id) < ($17, $18::uuid))
      order by p.placed_at desc, p.id desc limit $19) as candidates
  ) as measured
  where bytes_before <= $20 order by placed_at desc, id desc`,
};

const rule = (one: TextRule | null) => [one?.is ?? null, one === null ? null : folded(one.text)];

const valuesOf = (organisation: OrganisationId, { filter, before }: OlderQuery): readonly unknown[] => [
  ...[organisation, before],
  ...[filter.statuses, filter.notStatuses, filter.origins, filter.notOrigins].map((texts) => [...texts]),
  ...[filter.from, filter.to, filter.least, filter.most, filter.onHold],
  ...[...rule(filter.customer), ...rule(filter.reference), [...typedWords(filter.text)]],
];

export async function countOlderOrders(db: Database, organisation: OrganisationId, query: OlderQuery): Promise<number> {
  const [row] = await askOnce<{ readonly total: number }>(db, COUNT, valuesOf(organisation, query));
  return row?.total ?? 0;
}

export type OlderPage = {
  readonly documents: readonly HeldDocument[];
  /** Behind the last one, where there is more; null where this was all. */
  readonly next: Place | null;
};

type Row = HeldDocument & { readonly sort: string; readonly found: number };
type Bounds = {
  readonly after: Place | null;
  readonly limit: number;
  /** About how much to read at most; the order that exceeds it is the last. */ readonly bytes: number;
};

export async function olderOrders(
  db: Database,
  organisation: OrganisationId,
  query: OlderQuery,
  { after, limit, bytes }: Bounds,
): Promise<OlderPage> {
  const place = [after?.sort ?? null, after?.id ?? null, limit, bytes];
  const rows = await askOnce<Row>(db, PAGE, [...valuesOf(organisation, query), ...place]);
  const last = rows.at(-1);
  const isAll = last === undefined || (last.found < limit && rows.length === last.found);
  const documents = rows.map(({ sort: _, found: __, ...document }) => document);
  return { documents, next: isAll ? null : { sort: last.sort, id: last.id } };
}
