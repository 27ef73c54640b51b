// Opens the local database of one person in one organisation: seven collections, of which RxDB's free edition allows fourteen.
import { addRxPlugin, createRxDatabase } from 'rxdb';
import type { RxCollection, RxDatabase, RxStorage } from 'rxdb';
import { RxDBLocalDocumentsPlugin } from 'rxdb/plugins/local-documents';
import type { AggregateType } from 'shared/aggregate';
import { ORDER_RANK_LENGTH, RANK_LENGTH } from './projections';
import type { CommandRecord, DocumentRecord, DraftRecord } from './schemas';
import { commandSchema, documentSchema, draftSchema } from './schemas';
import { sweepOut } from './sweep';

export type Documents = RxCollection<DocumentRecord>;
type Collections = {
  readonly orders: Documents;
  readonly products: Documents;
  readonly customers: Documents;
  readonly people: Documents;
  /** Also the sites and refusals, of which there are few. */
  readonly settings: Documents;
  readonly commands: RxCollection<CommandRecord>;
  readonly drafts: RxCollection<DraftRecord>;
};
export type LocalDatabase = RxDatabase<Collections>;

export type Opening = {
  readonly name: string;
  readonly storage: RxStorage<unknown, unknown>;
  /** Whether other windows may have it open too. */
  readonly multiInstance: boolean;
};

export async function openDatabase({ name, storage, multiInstance }: Opening): Promise<LocalDatabase> {
  addRxPlugin(RxDBLocalDocumentsPlugin);
  const database = await createRxDatabase<Collections>({ name, storage, multiInstance, localDocuments: true });
  const byName = { schema: documentSchema(RANK_LENGTH) };
  await database.addCollections({
    orders: { schema: documentSchema(ORDER_RANK_LENGTH) },
    products: byName,
    customers: byName,
    people: byName,
    settings: byName,
    commands: { schema: commandSchema },
    drafts: { schema: draftSchema },
  });
  for (const collection of documentCollections(database)) await sweepOut(collection);
  return database;
}

const HOME = {
  order: 'orders',
  product: 'products',
  customer: 'customers',
  person: 'people',
  site: 'settings',
  settings: 'settings',
  refusal: 'settings',
} as const satisfies Record<AggregateType, keyof Collections>;

/** The collection that holds aggregates of this kind. */
export const collectionOf = (database: LocalDatabase, type: AggregateType): Documents => database[HOME[type]];

/** Each collection of documents once. */
export const documentCollections = (database: LocalDatabase): readonly Documents[] =>
  [...new Set(Object.values(HOME))].map((name) => database[name]);
