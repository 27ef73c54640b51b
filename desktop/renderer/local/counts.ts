// How many rows have which value: counted once at the start, then kept as rows change, because counting 100,000 takes half a second.
import type { MangoQuery, RxCollection, RxStorageChangeEvent } from 'rxdb';
import type { Live } from './live';
import { source } from './live';
import { count } from './storage-writes';

/** What has no rows is not in it. */
export type Counts = ReadonlyMap<string, number>;
export const totalOf = (counts: Counts): number => [...counts.values()].reduce((sum, rows) => sum + rows, 0);
export type KeptCounts = Live<Counts> & { readonly close: () => void };

export type Counting<R, Value extends string> = {
  readonly valueOf: (record: R) => Value;
  readonly values: readonly Value[];
  /** Finds the rows of one value by an index. */
  readonly having: (value: Value) => MangoQuery<R>;
};

/** Follows the collection, in all windows, until closed. */
export async function keepCounts<R, Value extends string>(
  collection: RxCollection<R>,
  counting: Counting<R, Value>,
): Promise<KeptCounts> {
  const counts = source<Counts>(new Map());
  let changes = 0;
  const subscription = collection.eventBulks$.subscribe(({ events }) => {
    changes += 1;
    counts.set(after(counts.get(), events, counting.valueOf));
  });
  let seen = -1;
  while (seen !== changes) {
    seen = changes;
    counts.set(await counted(collection, counting));
  }
  const close = () => {
    subscription.unsubscribe();
  };
  return { get: counts.get, subscribe: counts.subscribe, close };
}

async function counted<R, Value extends string>(
  collection: RxCollection<R>,
  { values, having }: Counting<R, Value>,
): Promise<Counts> {
  const pairs = await Promise.all(
    values.map(async (value) => [value, await count(collection, having(value))] as const),
  );
  return new Map(pairs.filter(([, rows]) => rows > 0));
}

function after<R>(counts: Counts, events: readonly RxStorageChangeEvent<R>[], valueOf: (record: R) => string): Counts {
  const changed = new Map(counts);
  for (const { operation, documentData, previousDocumentData } of events) {
    if (operation !== 'INSERT' && previousDocumentData) add(changed, valueOf(previousDocumentData), -1);
    if (operation !== 'DELETE') add(changed, valueOf(documentData), 1);
  }
  return changed;
}

function add(counts: Map<string, number>, value: string, difference: number): void {
  const rows = (counts.get(value) ?? 0) + difference;
  if (rows === 0) counts.delete(value);
  else counts.set(value, rows);
}
