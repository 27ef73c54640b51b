// RxDB's storage underneath its documents: whole batches, each row checked against the revision it was read at.
import type { BulkWriteRow, MangoQuery, RxCollection, RxDocumentData, RxStorageWriteError } from 'rxdb';

/** A row to write, and what it replaces: nothing, or the record as it was read. */
export type Write<R> = { readonly record: R; readonly previous: RxDocumentData<R> | undefined };

/** As stored, with its revision; read straight from the storage, past every cache. */
export type Stored<R> = RxDocumentData<R>;

const CONTEXT = 'waybill';

/** Writes all it can; answers the keys whose revision had moved on. Anything else that goes wrong is thrown. */
export function writeAll<R>(collection: RxCollection<R>, writes: readonly Write<R>[]): Promise<readonly string[]> {
  return put(collection, writes, false);
}

/** As writing; what is written is what stays of a deleted row until it is swept out. */
export function deleteAll<R>(collection: RxCollection<R>, writes: readonly Write<R>[]): Promise<readonly string[]> {
  return put(collection, writes, true);
}

async function put<R>(
  collection: RxCollection<R>,
  writes: readonly Write<R>[],
  deleted: boolean,
): Promise<readonly string[]> {
  if (writes.length === 0) return [];
  const rows = writes.map(({ record, previous }): BulkWriteRow<R> => ({
    document: fresh(record, deleted),
    ...(previous && { previous }),
  }));
  const { error } = await collection.storageInstance.bulkWrite(rows, CONTEXT);
  return error.map(conflictedKey);
}

export function readAll<R>(collection: RxCollection<R>, keys: readonly string[]): Promise<readonly Stored<R>[]> {
  return collection.storageInstance.findDocumentsById([...keys], false);
}

export async function select<R>(collection: RxCollection<R>, query: MangoQuery<R>): Promise<readonly Stored<R>[]> {
  const { documents } = await collection.storageInstance.query(collection.find(query).getPreparedQuery());
  return documents;
}

export async function count<R>(collection: RxCollection<R>, query: MangoQuery<R>): Promise<number> {
  const counted = await collection.storageInstance.count(collection.find(query).getPreparedQuery());
  return counted.count;
}

/** The record without what RxDB keeps beside it. */
export function plain<R extends object>({ _deleted, _rev, _meta, _attachments, ...record }: Stored<R>) {
  return record;
}

/** The storage gives revision and time of writing itself. */
function fresh<R>(record: R, deleted: boolean): RxDocumentData<R> {
  return { ...record, _deleted: deleted, _attachments: {}, _meta: { lwt: 1 }, _rev: '' };
}

function conflictedKey<R>(error: RxStorageWriteError<R>): string {
  if (error.status === 409) return error.documentId;
  throw new Error(`the local store refused ${error.documentId} with ${error.status}`);
}
