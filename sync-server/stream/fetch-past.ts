// Answers what lies further back than a device holds: older orders, and older entries of one aggregate's history.
import type { Fetch, FetchAck } from 'shared/contract/conversation';
import { aggregateIdSchema } from 'shared/contract/scalars';
import { ref } from 'shared/aggregate';
import { LIMITS } from 'shared/contract/version';
import type { Instant } from 'shared/instant';
import { z } from 'zod';
import type { Database } from '../store/database';
import { countHistoryOf, devicesOf, historyOf } from '../store/history';
import { countOlderOrders, olderOrders } from '../store/older-orders';
import type { Place } from '../store/search';
import type { Scope, Viewer } from './scope';
import { filterOf } from './scope';

export type FetchPage = Omit<FetchAck, 'ok'>;
export type Fetched =
  { readonly status: 'page'; readonly page: FetchPage } | { readonly status: 'invalid'; readonly detail: string };

export const NOTHING: Fetched = { status: 'page', page: { documents: [], after: null, total: 0 } };
export const NO_SUCH_PLACE: Fetched = { status: 'invalid', detail: 'after: not a place in this list' };

export type Asked = {
  readonly db: Database;
  readonly viewer: Viewer;
  readonly scope: Scope;
  readonly now: Instant;
  readonly fetch: Fetch;
};
type What<By> = Extract<Fetch['what'], { by: By }>;

/** What lies outside the scope of every device: the rule is the server's own, whatever a device believes. */
export async function byAge({ db, viewer, scope, now, fetch }: Asked, what: What<'older'>): Promise<Fetched> {
  const since = filterOf(scope, viewer, now).ordersSince;
  if (fetch.type !== 'order' || since === null) return NOTHING;
  const place = fetch.after === null ? null : placeOf(fetch.after);
  if (place === undefined) return NO_SUCH_PLACE;
  const { organisation } = viewer;
  const query = { filter: what.filter, before: what.before ?? since };
  const bounds = { after: place, limit: fetch.limit, bytes: LIMITS.pullBytes };
  const [total, { documents, next }] = await Promise.all([
    place === null ? countOlderOrders(db, organisation, query) : null,
    fetch.limit === 0 ? { documents: [], next: null } : olderOrders(db, organisation, query, bounds),
  ]);
  const after = next === null ? null : JSON.stringify([next.sort, next.id]);
  return { status: 'page', page: { documents: [...documents], after, total, before: query.before } };
}

const versionSchema = z.coerce.number().int().min(1);

/** Before the version that `after` names, or from the newest on. */
export async function byHistory({ db, viewer, scope, fetch }: Asked, { id }: What<'history'>): Promise<Fetched> {
  const { type, after, limit } = fetch;
  if (type === 'refusal' || (type === 'person' && !scope.everybody && id !== viewer.personId)) return NOTHING;
  const before = after === null ? NEWEST : versionSchema.safeParse(after).data;
  if (before === undefined || before > NEWEST) return NO_SUCH_PLACE;
  const { organisation } = viewer;
  const of = ref(type, id);
  const [{ entries, next }, total, devices] = await Promise.all([
    historyOf(db, organisation, of, { before, limit }),
    countHistoryOf(db, organisation, of),
    devicesOf(db, organisation, of),
  ]);
  const place = next === null ? null : String(next);
  return { status: 'page', page: { documents: [], history: [...entries], after: place, total, devices } };
}

/** The largest number a version can be. */
const NEWEST = 2_147_483_647;

const placeSchema = z.tuple([z.string().max(130), aggregateIdSchema]);

/** Where a page ended; undefined where none ended there. */
export function placeOf(after: string): Place | undefined {
  try {
    const place = placeSchema.safeParse(JSON.parse(after));
    return place.success && !place.data[0].includes('\0') ? { sort: place.data[0], id: place.data[1] } : undefined;
  } catch {
    return undefined;
  }
}
