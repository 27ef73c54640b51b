// The local store over RxDB, in the browser on Dexie and in Node in memory. It passes the same suite as the plain one.
import type { AggregateType, Ref } from 'shared/aggregate';
import { keyOf, ref } from 'shared/aggregate';
import type { Documents, LocalDatabase } from './database';
import { collectionOf, documentCollections } from './database';
import { documentOf, recordOf } from './projections';
import { rxdbOutbox } from './rxdb-outbox';
import { rxdbPosition } from './rxdb-position';
import type { DocumentRecord } from './schemas';
import type { Stored, Write } from './storage-writes';
import { deleteAll, plain, readAll, select, writeAll } from './storage-writes';
import type { DocumentWrite, Held, LocalState, LocalStore, Removal } from './store';

/** Closing the store closes the database. */
export function rxdbStore(database: LocalDatabase): LocalStore {
  return {
    ...rxdbOutbox(database.commands),
    ...rxdbPosition(database),
    documents: (refs) => documents(database, refs),
    write: (writes) => write(database, writes),
    remove: (removals) => remove(database, removals),
    bases: (type) => bases(database, type),
    unsynced: () => unsynced(database),
    onChange: (listener) => {
      const changes = database.eventBulks$.subscribe(({ isLocal, collectionName }) => {
        if (isLocal) listener('position');
        else if (collectionName === database.commands.name) listener('commands');
        else if (collectionName !== database.drafts.name) listener('documents');
      });
      return () => {
        changes.unsubscribe();
      };
    },
    close: async () => {
      await database.close();
    },
  };
}

async function documents(database: LocalDatabase, refs: readonly Ref[]): Promise<ReadonlyMap<string, Held>> {
  const found = new Map<string, Held>();
  for (const [collection, own] of byCollection(database, refs, ({ type }) => type)) {
    for (const record of await readAll(collection, own.map(keyOf))) {
      found.set(record.key, { document: documentOf(record), revision: record._rev });
    }
  }
  return found;
}

async function write(database: LocalDatabase, writes: readonly DocumentWrite[]): Promise<readonly string[]> {
  const overtaken: string[] = [];
  for (const [collection, own] of byCollection(database, writes, ({ document }) => document.type)) {
    overtaken.push(...(await writeInto(collection, own)));
  }
  return overtaken;
}

/** New documents go in unread; the others are read once more, because RxDB tells its listeners what was there before. */
async function writeInto(collection: Documents, writes: readonly DocumentWrite[]): Promise<readonly string[]> {
  const known = writes.filter(({ revision }) => revision !== null).map(({ document }) => keyOf(document));
  const before = new Map<string, Stored<DocumentRecord>>();
  for (const record of known.length === 0 ? [] : await readAll(collection, known)) before.set(record.key, record);
  const overtaken: string[] = [];
  const rows: Write<DocumentRecord>[] = [];
  for (const { document, revision } of writes) {
    const previous = before.get(keyOf(document));
    if ((previous?._rev ?? null) === revision) rows.push({ record: recordOf(document), previous });
    else overtaken.push(keyOf(document));
  }
  return [...overtaken, ...(await writeAll(collection, rows))];
}

async function remove(database: LocalDatabase, removals: readonly Removal[]): Promise<readonly string[]> {
  const overtaken: string[] = [];
  for (const [collection, own] of byCollection(database, removals, ({ ref }) => ref.type)) {
    const revisions = new Map(own.map(({ ref, revision }) => [keyOf(ref), revision]));
    const found = await readAll(collection, [...revisions.keys()]);
    const [asRead, changed] = partition(found, ({ key, _rev }) => revisions.get(key) === _rev);
    const left = await deleteAll(
      collection,
      asRead.map((previous) => ({ record: emptied(plain(previous)), previous })),
    );
    overtaken.push(...changed.map(({ key }) => key), ...left);
  }
  return overtaken;
}

function partition<T>(items: readonly T[], holds: (item: T) => boolean): readonly [readonly T[], readonly T[]] {
  return [items.filter(holds), items.filter((item) => !holds(item))];
}

/** What stays of a deleted document until it is swept out carries nothing of it. */
const emptied = (record: DocumentRecord): DocumentRecord => ({ ...record, body: '' });

async function bases(database: LocalDatabase, type: AggregateType) {
  const records = await select(collectionOf(database, type), {
    selector: { rank: { $gte: '' } },
    sort: [{ rank: 'asc' }],
  });
  return records
    .filter((record) => record.type === type)
    .map(({ id, epoch, version, pinned }) => ({ id, epoch: epoch === '' ? null : epoch, version, pinned }));
}

const UNSYNCED: readonly LocalState[] = ['pending', 'blocked', 'createRejected'];

async function unsynced(database: LocalDatabase): Promise<readonly Ref[]> {
  const found = await Promise.all(
    documentCollections(database).flatMap((collection) =>
      UNSYNCED.map((localState) =>
        select(collection, {
          selector: { localState, rank: { $gte: '' } },
          sort: [{ localState: 'asc' }, { rank: 'asc' }],
        }),
      ),
    ),
  );
  return found.flat().map(({ type, id }) => ref(type, id));
}

function byCollection<T>(database: LocalDatabase, items: readonly T[], typeOf: (item: T) => AggregateType) {
  const groups = new Map<Documents, T[]>();
  for (const item of items) {
    const collection = collectionOf(database, typeOf(item));
    const group = groups.get(collection);
    if (group === undefined) groups.set(collection, [item]);
    else group.push(item);
  }
  return groups;
}
