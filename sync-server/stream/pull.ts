// One page of the feed for one viewer: receipts and documents behind a cursor, whole feed numbers, bounded by rows and bytes.
import type { PullAck } from 'shared/contract/conversation';
import { LIMITS } from 'shared/contract/version';
import type { Instant } from 'shared/instant';
import type { Feed } from '../store/feed';
import type { PageRow, PageRows, Stretch } from '../store/page-rows';
import type { ScopeFilter } from '../store/scope-filter';
import type { Reads } from './reads';
import type { Viewer } from './scope';
import { filterOf, scopeOf, scopeText } from './scope';

export type PullRequest = {
  readonly cursor: number;
  /** Null where the device does not know yet. */
  readonly epoch: string | null;
  readonly limit: number;
  /** Read after the request had come. */
  readonly feed: Feed;
  readonly now: Instant;
  /** The head when this device began from nothing; what it never had is then not said to be gone. 0 when it began with something. */
  readonly freshUpTo: number;
};

/** `epochChanged`: the cursor is of another epoch or beyond the head, so it means nothing here. */
export type Pulled =
  { readonly status: 'page'; readonly page: Omit<PullAck, 'ok'> } | { readonly status: 'epochChanged' };

export async function pullPage(
  reads: Reads,
  viewer: Viewer,
  { cursor, epoch, limit, feed, now, freshUpTo }: PullRequest,
): Promise<Pulled> {
  const { head } = feed;
  if (cursor > head || (epoch !== null && epoch !== feed.epoch)) return { status: 'epochChanged' };
  const scope = scopeOf(viewer.roles, feed);
  const read = readerFor(reads, viewer, filterOf(scope, viewer, now));
  const stretch = {
    after: cursor,
    upTo: head,
    freshUpTo,
    rows: Math.min(limit, LIMITS.pullRows) + 1,
    bytes: LIMITS.pullBytes,
  };
  const { kept, upTo } = cursor === head ? { kept: [], upTo: head } : await wholeNumbers(read, stretch);
  const documents = kept.flatMap((row) => (row.type === 'document' ? [row.document] : []));
  const receipts = kept.flatMap((row) => (row.type === 'receipt' ? [row.receipt] : []));
  return {
    status: 'page',
    page: { documents, receipts, cursor: upTo, head, scope: scopeText(scope), more: upTo < head },
  };
}

type Read = (stretch: Stretch) => Promise<PageRows>;

function readerFor(reads: Reads, { personId: person, deviceId: device }: Viewer, scope: ScopeFilter): Read {
  const { ordersSince, catalogue, everybody, oversees } = scope;
  return async (stretch) => {
    const [shared, personal] = await Promise.all([
      reads.shared({ ...stretch, ordersSince, catalogue }),
      reads.personal({ ...stretch, person, device, everybody, oversees }),
    ]);
    return merged(shared, personal, stretch.rows);
  };
}

/** Where one of the two was cut short, nothing behind that number counts. */
function merged(shared: PageRows, personal: PageRows, most: number): PageRows {
  const ends = [shared, personal].flatMap(({ rows, complete }) => (complete ? [] : [rows.at(-1)?.seq ?? 0]));
  const end = Math.min(...ends, Infinity);
  const rows = [...shared.rows, ...personal.rows].filter(({ seq }) => seq <= end).sort((a, b) => a.seq - b.seq);
  return { rows: rows.slice(0, most), complete: ends.length === 0 && rows.length < most };
}

type Cut = { readonly kept: readonly PageRow[]; readonly upTo: number };

/** A number that alone exceeds the bounds is a page of its own. */
async function wholeNumbers(read: Read, stretch: Stretch): Promise<Cut> {
  const found = await read(stretch);
  const cut = cutAtNumber(found, stretch);
  if (cut !== null) return cut;
  const only = found.rows[0]?.seq ?? stretch.upTo;
  const { rows } = await read({ ...stretch, after: only - 1, upTo: only, rows: UNBOUNDED, bytes: UNBOUNDED });
  return { kept: rows, upTo: only };
}

/** One command touches at most 200 aggregates and has one receipt. */
const UNBOUNDED = 1_000_000_000;

function cutAtNumber({ rows, complete }: PageRows, { upTo, bytes }: Stretch): Cut | null {
  let size = 0;
  const over = rows.findIndex((row) => (size += row.size) > bytes);
  const first = over >= 0 ? rows[over] : complete ? undefined : rows.at(-1);
  if (first === undefined) return { kept: rows, upTo };
  const kept = rows.filter(({ seq }) => seq < first.seq);
  return kept.length === 0 ? null : { kept, upTo: first.seq - 1 };
}
