// What every way of fetching is asked and may answer.
import type { Fetch, FetchAck } from 'shared/contract/conversation';
import { aggregateIdSchema } from 'shared/contract/scalars';
import type { Instant } from 'shared/instant';
import { z } from 'zod';
import type { Database } from '../store/database';
import type { Place } from '../store/search';
import type { Scope, Viewer } from './scope';

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
