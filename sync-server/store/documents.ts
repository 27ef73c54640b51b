// Present states as documents: by id, by scope page after page, or by what a person types.
import type { HeldDocument } from 'shared/contract/documents';
import type { OrganisationId } from 'shared/ids';
import type { Database } from './database';
import { PROJECTED_TYPES, PROJECTION_TABLES } from './projections';
import type { ProjectedType } from './projections';
import type { ScopeFilter } from './scope-filter';
import { inScope, scopeValues } from './scope-filter';
import type { Statement } from './transaction';
import { askOnce } from './transaction';

const columns = (type: string) => `'${type}' as type, p.id, p.version, p.feed_seq as seq, p.state, p.history`;

type Statements = Readonly<Record<ProjectedType, Statement>>;
const perType = (name: string, text: (type: ProjectedType, table: string) => string): Statements => {
  const statement = (type: ProjectedType) => ({ name: `${name}-${type}`, text: text(type, PROJECTION_TABLES[type]) });
  const [order, product, customer, person, site, settings] = PROJECTED_TYPES;
  return {
    order: statement(order),
    product: statement(product),
    customer: statement(customer),
    person: statement(person),
    site: statement(site),
    settings: statement(settings),
  };
};

const BY_IDS = perType(
  'documents-by-ids',
  (type, table) =>
    `select ${columns(type)} from ${table} p where p.organisation_id = $1 and p.id = any($2::uuid[]) order by p.id`,
);

const IN_SCOPE = perType(
  'documents-in-scope',
  (type, table) => `select ${columns(type)} from ${table} p
    where p.organisation_id = $1 and ($2::uuid is null or p.id > $2) and ${scoped(type, 4)}
    order by p.id limit $3`,
);

const COUNT_IN_SCOPE = perType(
  'count-in-scope',
  (type, table) => `select count(*) as total from ${table} p where p.organisation_id = $1 and ${scoped(type, 2)}`,
);

/** Every parameter is named in every statement: Postgres wants to know the type of each. */
function scoped(type: ProjectedType, first: number): string {
  const types = ['text', 'boolean', 'boolean', 'uuid'].map(
    (name, position) => `$${first + position}::${name} is not distinct from $${first + position}`,
  );
  return `${inScope(type, first)} and ${types.join(' and ')}`;
}

export async function documentsByIds(
  db: Database,
  organisation: OrganisationId,
  type: ProjectedType,
  ids: readonly string[],
): Promise<readonly HeldDocument[]> {
  return askOnce<HeldDocument>(db, BY_IDS[type], [organisation, [...ids]]);
}

/** By id, after `after`. */
export async function documentsInScope(
  db: Database,
  organisation: OrganisationId,
  type: ProjectedType,
  page: { readonly scope: ScopeFilter; readonly after: string | null; readonly limit: number },
): Promise<readonly HeldDocument[]> {
  return askOnce<HeldDocument>(db, IN_SCOPE[type], [organisation, page.after, page.limit, ...scopeValues(page.scope)]);
}

export async function countInScope(
  db: Database,
  organisation: OrganisationId,
  type: ProjectedType,
  scope: ScopeFilter,
): Promise<number> {
  const [row] = await askOnce<{ readonly total: number }>(db, COUNT_IN_SCOPE[type], [
    organisation,
    ...scopeValues(scope),
  ]);
  return row?.total ?? 0;
}
