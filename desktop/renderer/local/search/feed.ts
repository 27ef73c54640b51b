// Brings records to the index: first what changes, then page after page what was there, each piece when there is time for it.
import type { RxStorageChangeEvent } from 'rxdb';
import type { Documents } from '../database';
import type { DocumentRecord } from '../schemas';
import { select } from '../storage-writes';
import type { Searched } from './entries';

export const PIECE = 1_000;

export type Piece = { readonly records: readonly Searched[]; readonly gone: readonly string[] };

export type Feed = {
  /** What to bring next; null while there is nothing. */
  readonly next: () => Promise<Piece | null>;
  /** Whether all that was there at the start has been brought. */
  readonly filled: () => boolean;
  readonly close: () => void;
};

/** @param changed called when there is something to bring again */
export function feedOf(collection: Documents, changed: () => void): Feed {
  const waiting = new Map<string, Searched | null>();
  /** A page may have been read before a change and come after it: then the change is the newer. */
  const overtaking = new Set<string>();
  let from: string | null = '';
  const subscription = collection.eventBulks$.subscribe(({ events }) => {
    for (const event of events) {
      waiting.set(event.documentData.id, after(event));
      if (from !== null) overtaking.add(event.documentData.id);
    }
    changed();
  });
  const page = async (after: string): Promise<Piece> => {
    const records = await select(collection, {
      selector: { rank: { $gt: after } },
      sort: [{ rank: 'asc' }],
      limit: PIECE,
    });
    from = records.length < PIECE ? null : (records.at(-1)?.rank ?? null);
    const fresh = records.filter(({ id }) => !overtaking.has(id)).map(searched);
    if (from === null) overtaking.clear();
    return { records: fresh, gone: [] };
  };
  return {
    next: async () => {
      if (waiting.size > 0) return taken(waiting);
      return from === null ? null : page(from);
    },
    filled: () => from === null,
    close: () => {
      subscription.unsubscribe();
    },
  };
}

/** The longest waiting first, at most one piece. */
function taken(waiting: Map<string, Searched | null>): Piece {
  const records: Searched[] = [];
  const gone: string[] = [];
  for (const [id, record] of waiting) {
    if (records.length + gone.length === PIECE) break;
    waiting.delete(id);
    if (record === null) gone.push(id);
    else records.push(record);
  }
  return { records, gone };
}

const searched = ({ id, rank, body }: DocumentRecord): Searched => ({ id, rank, body });

const after = ({ operation, documentData }: RxStorageChangeEvent<DocumentRecord>): Searched | null =>
  operation === 'DELETE' ? null : searched(documentData);
