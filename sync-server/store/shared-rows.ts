// What everybody with the same scope gets of a stretch of the feed: orders, catalogue, sites and settings.
import type { OrganisationId } from 'shared/ids';
import type { Database } from './database';
import type { PageRows, StoredRow, Stretch } from './page-rows';
import { SIZE, pageRows } from './page-rows';
import { PROJECTION_TABLES } from './projections';
import type { ProjectedType } from './projections';
import type { ScopeFilter } from './scope-filter';
import { inScope } from './scope-filter';
import type { Statement } from './transaction';
import { askOnce } from './transaction';

export type SharedQuery = Stretch & Pick<ScopeFilter, 'ordersSince' | 'catalogue'>;

const SHARED_TYPES = ['order', 'product', 'customer', 'site', 'settings'] as const satisfies readonly ProjectedType[];
const SCOPE = 7;

const documents = (type: ProjectedType) => `(
  select p.feed_seq as seq, '${type}' as kind, p.id, p.version, case when ${inScope(type, SCOPE)} then p.state end as body, p.history
  from ${PROJECTION_TABLES[type]} p
  where p.organisation_id = $1 and p.feed_seq > $2 and p.feed_seq <= $3 and (p.feed_seq > $5 or ${inScope(type, SCOPE)})
  order by p.feed_seq limit $4)`;

const READ: Statement = {
  name: 'read-shared-rows',
  text: `
  select seq, kind, id, version, body::text as body, history::text as history, found::integer as found from (
    select *, count(*) over () as found, sum(${SIZE}) over (order by seq, kind, id) - (${SIZE}) as bytes_before
    from (select * from (${SHARED_TYPES.map(documents).join(' union all ')}) as unsorted order by seq limit $4) as candidates
  ) as measured
  where bytes_before <= $6
  order by seq, kind, id`,
};

export async function readShared(db: Database, organisation: OrganisationId, query: SharedQuery): Promise<PageRows> {
  const { after, upTo, rows, freshUpTo, bytes, ordersSince, catalogue } = query;
  const values = [organisation, after, upTo, rows, freshUpTo, bytes, ordersSince, catalogue];
  return pageRows(await askOnce<StoredRow>(db, READ, values), rows);
}
