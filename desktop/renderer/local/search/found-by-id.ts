// What the search says of records that are known by their ids already, such as those used last.
import type { AggregateType } from 'shared/aggregate';
import { keyOf, ref } from 'shared/aggregate';
import type { LocalDatabase } from '../database';
import { readAll } from '../storage-writes';
import { ENTRIES } from './entries';
import type { Found, Kind } from './found';

const TYPES = { orders: 'order', products: 'product', customers: 'customer' } as const satisfies Record<
  Kind,
  AggregateType
>;

/** Those that are here, by id. */
export async function foundByIds(
  database: LocalDatabase,
  kind: Kind,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Found>> {
  const records =
    ids.length === 0
      ? []
      : await readAll(
          database[kind],
          ids.map((id) => keyOf(ref(TYPES[kind], id))),
        );
  return new Map(
    records.flatMap((record) => {
      const found = ENTRIES[kind](record)?.found;
      return found === undefined ? [] : [[record.id, found] as const];
    }),
  );
}
