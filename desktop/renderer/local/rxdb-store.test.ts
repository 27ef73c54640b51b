import 'fake-indexeddb/auto';
import { addRxPlugin } from 'rxdb';
import type { RxStorage } from 'rxdb';
import { RxDBDevModePlugin, disableWarnings } from 'rxdb/plugins/dev-mode';
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie';
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory';
import { wrappedValidateAjvStorage } from 'rxdb/plugins/validate-ajv';
import { openDatabase } from './database';
import { documentSuite } from './document-suite';
import { rxdbStore } from './rxdb-store';
import { storeSuite } from './store-suite';

// Schemas are checked in dev-mode only, and rows only by a validator; both stay out of the product.
disableWarnings();
addRxPlugin(RxDBDevModePlugin);

let opened = 0;
const over = (storage: RxStorage<unknown, unknown>) => async () => {
  opened += 1;
  return rxdbStore(
    await openDatabase({
      name: `suite${opened}`,
      storage: wrappedValidateAjvStorage({ storage }),
      multiInstance: false,
    }),
  );
};

for (const [name, storage] of [
  ['the local store on Dexie', getRxStorageDexie()],
  ['the local store in memory by RxDB', getRxStorageMemory()],
] as const) {
  storeSuite(name, over(storage));
  documentSuite(name, over(storage));
}
