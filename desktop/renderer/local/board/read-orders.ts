// Whole orders, for what an entry does not know: whether something can be done to them.
import { keyOf, ref } from 'shared/aggregate';
import type { KnownOrder } from 'shared/order/order';
import type { LocalDatabase } from '../database';
import { documentOf } from '../projections';
import { readAll } from '../storage-writes';

/** Those that are here, in no order. */
export async function readOrders({ orders }: LocalDatabase, ids: readonly string[]): Promise<readonly KnownOrder[]> {
  const records = await readAll(
    orders,
    ids.map((id) => keyOf(ref('order', id))),
  );
  return records.flatMap((record) => {
    const document = documentOf(record);
    return document.type === 'order' && document.state.status !== 'new' ? [document.state] : [];
  });
}
