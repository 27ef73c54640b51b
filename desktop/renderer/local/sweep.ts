// Removed rows stay in RxDB, emptied, until they are swept out. Sweeping reads a whole collection, so it waits until it is worth it.
import { prepareQuery } from 'rxdb';
import type { FilledMangoQuery, RxCollection } from 'rxdb';

const WORTH_IT = 500;

/** @returns how many dead rows there were; fewer than `worthIt` stay for another time */
export async function sweepOut<R>(collection: RxCollection<R>, worthIt = WORTH_IT): Promise<number> {
  const { storageInstance, schema } = collection;
  const sort = [{ [schema.primaryPath]: 'asc' }];
  const dead: unknown = { selector: { _deleted: { $eq: true } }, sort, skip: 0 };
  // RxDB asks its own storage so; its types let nobody else name the mark of the dead.
  const query = prepareQuery<R>(storageInstance.schema, dead as FilledMangoQuery<R>);
  const { count } = await storageInstance.count(query);
  if (count >= worthIt) await storageInstance.cleanup(0);
  return count;
}
