// Every order of this device as an entry, read once in slices that let people type, and kept as rows change or are about to.
import type { RxStorageChangeEvent } from 'rxdb';
import type { LocalDatabase } from '../database';
import type { Folded } from '../folded';
import type { Live } from '../live';
import { source } from '../live';
import type { DocumentRecord } from '../schemas';
import { sameContent } from '../same-document';
import type { LocalDocument } from '../store';
import { select } from '../storage-writes';
import type { OrderEntry } from './order-entry';
import { entryOf, entryOfDocument } from './order-entry';
import type { Change } from './order-query';

export type OrderBook = {
  readonly entries: () => ReadonlyMap<string, OrderEntry>;
  /** Whether all that was here at the start has been read. */
  readonly whole: Live<boolean>;
  /** Hears of each change, several at once. */
  readonly onChange: (listener: (changes: readonly Change[]) => void) => () => void;
  readonly close: () => void;
};

const SLICE = 250;

/** @param report a slice that could not be read; what changes is still followed */
export function openOrderBook({ orders }: LocalDatabase, folded: Folded, report: (fault: unknown) => void): OrderBook {
  const entries = new Map<string, OrderEntry>();
  const listeners = new Set<(changes: readonly Change[]) => void>();
  const whole = source(false);
  let closed = false;
  /** What changed while the slice that contains it was being read is newer than the slice. */
  const touched = new Set<string>();
  const tell = (changes: readonly Change[]) => {
    if (changes.length > 0) for (const listener of listeners) listener(changes);
  };
  const subscription = orders.eventBulks$.subscribe(({ events }) => {
    tell(events.flatMap((event) => take(entries, event, touched)));
  });
  const unlisten = folded.listen((documents) => {
    tell(documents.flatMap((document) => foresee(entries, document, touched)));
  });
  const readAll = async () => {
    for (let rank = ''; !closed;) {
      const records = await select(orders, {
        selector: { rank: { $gt: rank } },
        sort: [{ rank: 'asc' }],
        limit: SLICE,
      });
      tell(records.filter(({ id }) => !touched.has(id)).flatMap((record) => added(entries, record)));
      const last = records.at(-1);
      if (last === undefined || records.length < SLICE) break;
      rank = last.rank;
    }
    touched.clear();
    whole.set(true);
  };
  readAll().catch(report);
  return {
    entries: () => entries,
    whole,
    onChange: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    close: () => {
      closed = true;
      subscription.unsubscribe();
      unlisten();
    },
  };
}

function added(entries: Map<string, OrderEntry>, record: DocumentRecord): readonly Change[] {
  const after = entryOf(record) ?? undefined;
  if (after === undefined) return [];
  const before = entries.get(after.id);
  entries.set(after.id, after);
  return [{ before, after }];
}

function take(
  entries: Map<string, OrderEntry>,
  { operation, documentData }: RxStorageChangeEvent<DocumentRecord>,
  touched: Set<string>,
): readonly Change[] {
  const after = operation === 'DELETE' ? null : entryOf(documentData);
  return replace(entries, documentData.id, after, touched);
}

function foresee(entries: Map<string, OrderEntry>, document: LocalDocument, touched: Set<string>): readonly Change[] {
  return document.type === 'order' ? replace(entries, document.id, entryOfDocument(document), touched) : [];
}

/** What was shown already while it was being written is no change. */
function replace(
  entries: Map<string, OrderEntry>,
  id: string,
  entry: OrderEntry | null,
  touched: Set<string>,
): readonly Change[] {
  touched.add(id);
  const before = entries.get(id);
  if (sameContent(before ?? null, entry)) return [];
  if (entry === null) entries.delete(id);
  else entries.set(id, entry);
  return [{ before, after: entry ?? undefined }];
}
