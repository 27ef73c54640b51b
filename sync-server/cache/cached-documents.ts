// Reads one order, product or customer at a time, from the cache where that is proven to be the latest, else from Postgres.
// The proof is the feed: everything kept says up to which number it was the latest, and Postgres says at every question how far
// the feed is and what changed since. Nothing that Redis or another server says is believed, and no decision is taken on it.
import { heldDocumentSchema } from 'shared/contract/documents';
import type { HeldDocument } from 'shared/contract/documents';
import { epochSchema } from 'shared/contract/scalars';
import type { OrganisationId } from 'shared/ids';
import type { AnyState } from 'shared/states';
import { z } from 'zod';
import { gathered } from '../gathered';
import { changedAfter, READ_SINGLY } from '../store/changes';
import type { SinglyRead } from '../store/changes';
import type { Database } from '../store/database';
import { documentsByIds } from '../store/documents';
import type { Feed } from '../store/feed';
import { readFeed } from '../store/feed';
import type { Written } from '../watch';
import type { Cache } from './cache';
import { followed } from './followed';
import type { Followed } from './followed';

export type CacheRead = 'hit' | 'miss' | 'stale';

export type Caching = {
  readonly db: Database;
  readonly organisation: OrganisationId;
  readonly cache: Cache;
  readonly onRead?: ((type: SinglyRead, result: CacheRead) => void) | undefined;
};

export type DocumentOf<State> = Omit<HeldDocument, 'state'> & { readonly state: State };

export type CachedDocuments = {
  /** As it is in Postgres at a moment after the question; null: there is none. `State` is that of its type. */
  readonly read: <State = AnyState>(type: SinglyRead, id: string) => Promise<DocumentOf<State> | null>;
  /** Keeps what a commit left behind, so that the first question finds it. */
  readonly warm: (written: Pick<Written, 'head' | 'documents'>) => void;
};

/** Changes that are remembered, and read at once. */
const MOST_CHANGES = 10_000;
/** A large batch is an import, which nobody reads one by one. */
const MOST_WARMED = 10;

type Key = { readonly type: SinglyRead; readonly id: string };

export function cachedDocuments(caching: Caching): CachedDocuments {
  const { cache, organisation } = caching;
  const follower = followed(MOST_CHANGES);
  const textKey = ({ type, id }: Key) => `${organisation}:${type}:${id}`;
  const keep = (documents: readonly HeldDocument[], epoch: string, asOf: number) =>
    cache.set(documents.filter(isSingly).map((document) => entryOf(textKey(document), { epoch, asOf, document })));
  const readAll = async (keys: readonly Key[]) => {
    const feed = await readFeed(caching.db, organisation);
    await catchUp(caching, follower, feed, textKey);
    const texts = await cache.get(keys.map(textKey));
    const found = new Map<string, HeldDocument>();
    for (const [position, key] of keys.entries()) {
      const kept = proven(follower, textKey(key), texts[position] ?? null);
      caching.onRead?.(key.type, texts[position] === null ? 'miss' : kept === null ? 'stale' : 'hit');
      if (kept !== null) found.set(textKey(key), kept);
    }
    const read = await readMissing(
      caching,
      keys.filter((key) => !found.has(textKey(key))),
    );
    for (const document of read.filter(isSingly)) found.set(textKey(document), document);
    void keep(read, feed.epoch, feed.head);
    return (key: Key) => found.get(textKey(key)) ?? null;
  };
  const ask = gathered(readAll);
  return {
    // The type was asked for by whoever knows its state; the text kept says no more than that it is one.
    read: <State>(type: SinglyRead, id: string) => ask({ type, id }) as Promise<DocumentOf<State> | null>,
    warm: ({ head, documents }) => {
      const epoch = follower.epoch();
      if (epoch !== null && documents.length <= MOST_WARMED) void keep(documents, epoch, head);
    },
  };
}

const isSingly = (document: HeldDocument): document is HeldDocument & Key =>
  READ_SINGLY.some((type) => type === document.type);

const entrySchema = z.object({ epoch: epochSchema, asOf: z.int().min(0), document: heldDocumentSchema });
const entryOf = (key: string, entry: z.infer<typeof entrySchema>) => ({ key, text: JSON.stringify(entry) });

async function catchUp(
  { db, organisation }: Caching,
  follower: Followed,
  { epoch, head }: Feed,
  textKey: (key: Key) => string,
): Promise<void> {
  if (follower.epoch() !== epoch) return follower.begin(epoch, head);
  if (head <= follower.upTo()) return;
  const changes = await changedAfter(db, organisation, follower.upTo(), MOST_CHANGES);
  if (changes.length === MOST_CHANGES) follower.begin(epoch, head);
  else
    follower.advance(
      changes.map(({ type, id, seq }) => ({ key: textKey({ type, id }), seq })),
      head,
    );
}

/** Null for what cannot be read, belongs elsewhere or has been overtaken. */
function proven(follower: Followed, key: string, text: string | null): HeldDocument | null {
  const entry = text === null ? null : entrySchema.safeParse(jsonOf(text));
  if (entry?.success !== true) return null;
  const { epoch, asOf, document } = entry.data;
  const isIts = isSingly(document) && key.endsWith(`:${document.type}:${document.id}`);
  return isIts && epoch === follower.epoch() && follower.holds(key, asOf) ? document : null;
}

function jsonOf(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return null;
  }
}

async function readMissing({ db, organisation }: Caching, keys: readonly Key[]): Promise<readonly HeldDocument[]> {
  const reads = READ_SINGLY.map((type) => {
    const ids = [...new Set(keys.flatMap((key) => (key.type === type ? [key.id] : [])))];
    return ids.length === 0 ? [] : documentsByIds(db, organisation, type, ids);
  });
  return (await Promise.all(reads)).flat();
}
