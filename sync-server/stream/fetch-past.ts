// Answers what lies further back than a device holds: older orders, and older entries of one aggregate's history.
import type { Fetch } from 'shared/contract/conversation';
import { ref } from 'shared/aggregate';
import { LIMITS } from 'shared/contract/version';
import { z } from 'zod';
import { countHistoryOf, devicesOf, historyOf } from '../store/history';
import { countOlderOrders, olderOrders } from '../store/older-orders';
import type { Asked, Fetched } from './fetched';
import { NOTHING, NO_SUCH_PLACE, placeOf } from './fetched';
import { filterOf } from './scope';

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
