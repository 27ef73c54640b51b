// Answers what a device asks for beyond its feed: named aggregates, its scope by key, or what a person searches.
import type { Fetch } from 'shared/contract/conversation';
import { aggregateIdSchema } from 'shared/contract/scalars';
import type { Instant } from 'shared/instant';
import type { Database } from '../store/database';
import { countInScope, documentsByIds, documentsInScope } from '../store/documents';
import { readFeed } from '../store/feed';
import { openRefusals, refusalsByIds } from '../store/refusals';
import type { SearchableType } from '../store/search';
import { countFound, search } from '../store/search';
import { byAge, byHistory } from './fetch-past';
import type { Asked, FetchPage, Fetched } from './fetched';
import { NOTHING, NO_SUCH_PLACE, placeOf } from './fetched';
import type { Viewer } from './scope';
import { filterOf, mayRead, scopeOf } from './scope';

/** What a person may not see is simply not found. `invalid`: `after` is not where any page ended. */
export async function fetchPage(db: Database, viewer: Viewer, fetch: Fetch, now: Instant): Promise<Fetched> {
  const scope = scopeOf(viewer.roles, await readFeed(db, viewer.organisation));
  if (!mayRead(scope, fetch.type)) return NOTHING;
  const asked = { db, viewer, scope, now, fetch };
  switch (fetch.what.by) {
    case 'ids':
      return byIds(asked, fetch.what.ids);
    case 'scope':
      return byScope(asked);
    case 'query':
      return byQuery(asked, fetch.what.text);
    case 'older':
      return byAge(asked, fetch.what);
    case 'history':
      return byHistory(asked, fetch.what);
  }
}

async function byIds({ db, viewer, scope, fetch }: Asked, ids: readonly string[]): Promise<Fetched> {
  const { organisation, personId } = viewer;
  const { type } = fetch;
  if (type === 'refusal') return last(await refusalsByIds(db, organisation, authorOf({ viewer, scope }), ids));
  const seen = type === 'person' && !scope.everybody ? ids.filter((id) => id === personId) : ids;
  return last(await documentsByIds(db, organisation, type, seen));
}

async function byScope({ db, viewer, scope, now, fetch }: Asked): Promise<Fetched> {
  const { type, limit } = fetch;
  const after = aggregateIdSchema.nullable().safeParse(fetch.after);
  if (!after.success) return NO_SUCH_PLACE;
  const { organisation } = viewer;
  const page = { after: after.data, limit, scope: filterOf(scope, viewer, now) };
  const documents =
    type === 'refusal'
      ? await openRefusals(db, organisation, authorOf({ viewer, scope }), page)
      : await documentsInScope(db, organisation, type, page);
  const next = documents.length < limit ? null : (documents.at(-1)?.id ?? null);
  const total =
    type === 'refusal' || after.data !== null ? null : await countInScope(db, organisation, type, page.scope);
  return { status: 'page', page: { documents: [...documents], after: next, total } };
}

async function byQuery({ db, viewer, scope, fetch }: Asked, typed: string): Promise<Fetched> {
  const { type, limit } = fetch;
  if (!isSearchable(type) || (type === 'person' && !scope.everybody)) return NOTHING;
  const place = fetch.after === null ? null : placeOf(fetch.after);
  if (place === undefined) return NO_SUCH_PLACE;
  const { documents, last: end } = await search(db, viewer.organisation, type, { typed, after: place, limit });
  const after = documents.length < limit || end === null ? null : JSON.stringify([end.sort, end.id]);
  const total = place === null ? await countFound(db, viewer.organisation, type, typed) : null;
  return { status: 'page', page: { documents: [...documents], after, total } };
}

const last = (documents: readonly FetchPage['documents'][number][]): Fetched => ({
  status: 'page',
  page: { documents: [...documents], after: null, total: documents.length },
});

/** Managers deal with everybody's refusals. */
const authorOf = ({ viewer, scope }: Pick<Asked, 'viewer' | 'scope'>) => (scope.oversees ? null : viewer.personId);

const isSearchable = (type: Fetch['type']): type is SearchableType => type !== 'settings' && type !== 'refusal';
