// Every order of this device as an entry, read once in slices that let people type, and kept as rows change.
import type { RxStorageChangeEvent } from 'rxdb';
import type { LocalDatabase } from '../database';
import type { Live } from '../live';
import { source } from '../live';
import type { DocumentRecord } from '../schemas';
import { select } from '../storage-writes';
import type { OrderEntry } from './order-entry';
import { entryOf } from './order-entry';
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
export function openOrderBook({ orders }: LocalDatabase, report: (fault: unknown) => void): OrderBook {
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
    tell(events.map((event) => take(entries, event, touched)));
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
): Change {
  const { id } = documentData;
  touched.add(id);
  const before = entries.get(id);
  const after = operation === 'DELETE' ? undefined : (entryOf(documentData) ?? undefined);
  if (after === undefined) entries.delete(id);
  else entries.set(id, after);
  return { before, after };
}
