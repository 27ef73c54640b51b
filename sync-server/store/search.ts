// Finds what a person typed among all there is, however old. Newest orders first; everything else by its name.
import type { HeldDocument } from 'shared/contract/documents';
import type { OrganisationId } from 'shared/ids';
import type { Database } from './database';
import { PROJECTION_TABLES } from './projections';
import type { Statement } from './transaction';
import { askOnce } from './transaction';

export type SearchableType = 'order' | 'product' | 'customer' | 'person' | 'site';

/** Where one result stands in its list: the sorting text and the id, which breaks ties. */
export type Place = { readonly sort: string; readonly id: string };

type Search = { readonly texts: readonly string[]; readonly sort: string; readonly descending: boolean };

/** A place must fit into the 200 characters the wire gives it. */
const LONGEST_SORT = 60;

const SEARCHES: Readonly<Record<SearchableType, Search>> = {
  order: { texts: ['p.number', 'p.customer_name', `p.state->>'reference'`], sort: 'p.placed_at', descending: true },
  product: { texts: ['p.sku', `p.state->>'name'`, `p.state->>'barcode'`], sort: 'p.sku', descending: false },
  customer: {
    texts: ['p.reference', `p.state->'profile'->>'name'`, `p.state->'profile'->>'email'`],
    sort: `left(coalesce(p.state->'profile'->>'name', ''), ${LONGEST_SORT})`,
    descending: false,
  },
  person: {
    texts: [`p.state->>'name'`, `p.state->>'signInName'`],
    sort: `left(p.state->>'name', ${LONGEST_SORT})`,
    descending: false,
  },
  site: { texts: [`p.state->>'code'`, `p.state->>'name'`], sort: `p.state->>'code'`, descending: false },
};

const matches = ({ texts }: Search) =>
  `p.organisation_id = $1 and (${texts.map((text) => `${text} ilike $2`).join(' or ')})`;

function page(type: SearchableType): Statement {
  const search = SEARCHES[type];
  const direction = search.descending ? 'desc' : 'asc';
  const text = `select '${type}' as type, p.id, p.version, p.feed_seq as seq, p.state, p.history, ${search.sort} as sort
    from ${PROJECTION_TABLES[type]} p
    where ${matches(search)} and ($3::text is null or (${search.sort}, p.id) ${search.descending ? '<' : '>'} ($3, $4::uuid))
    order by ${search.sort} ${direction}, p.id ${direction} limit $5`;
  return { name: `search-${type}`, text };
}

const counting = (type: SearchableType): Statement => ({
  name: `count-found-${type}`,
  text: `select count(*) as total from ${PROJECTION_TABLES[type]} p where ${matches(SEARCHES[type])}`,
});

export type Found = {
  readonly documents: readonly HeldDocument[];
  /** Of the last one; null where there is none. */ readonly last: Place | null;
};

/** @param typed any text; matched anywhere, without regard to case */
export async function search(
  db: Database,
  organisation: OrganisationId,
  type: SearchableType,
  { typed, after, limit }: { readonly typed: string; readonly after: Place | null; readonly limit: number },
): Promise<Found> {
  const values = [organisation, pattern(typed), after?.sort ?? null, after?.id ?? null, limit];
  const rows = await askOnce<HeldDocument & { readonly sort: string }>(db, page(type), values);
  const last = rows.at(-1);
  const documents = rows.map(({ sort: _, ...document }) => document);
  return { documents, last: last === undefined ? null : { sort: last.sort, id: last.id } };
}

export async function countFound(
  db: Database,
  organisation: OrganisationId,
  type: SearchableType,
  typed: string,
): Promise<number> {
  const [row] = await askOnce<{ readonly total: number }>(db, counting(type), [organisation, pattern(typed)]);
  return row?.total ?? 0;
}

/** Without wildcards of its own, and without what Postgres refuses in text. */
function pattern(typed: string): string {
  const plain = typed.replace(/\0|\p{Surrogate}/gu, '\ufffd').replace(/[\\%_]/g, (sign) => `\\${sign}`);
  return `%${plain}%`;
}
