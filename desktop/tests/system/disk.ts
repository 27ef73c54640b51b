// The disk of a headless desktop: what was written stays when the program that wrote it is gone.
import { randomUUID } from 'node:crypto';
import { removeRxDatabase } from 'rxdb';
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory';
import { openDatabase } from '../../renderer/local/database';
import type { MemoryStore } from '../../renderer/local/memory-store';
import { memoryStore } from '../../renderer/local/memory-store';
import { rxdbStore } from '../../renderer/local/rxdb-store';
import type { LocalStore } from '../../renderer/local/store';

export type Disk = {
  /** Finds what was there before; an earlier one must be closed. */
  readonly open: () => Promise<LocalStore>;
  /** Nothing is left of it; what was opened must be closed. */
  readonly erase: () => Promise<void>;
};

/** Plain maps, which any number of desktops in one thread can have. */
export function plainDisk(): Disk {
  let store: MemoryStore | null = null;
  return {
    open: async () => (store = memoryStore(store?.snapshot())),
    erase: async () => {
      store = null;
    },
  };
}

/** RxDB as in the product, its storage in memory. One thread can hold two of them: the free edition allows 14 collections. */
export function rxdbDisk(): Disk {
  const name = `desktop-${randomUUID()}`;
  const storage = getRxStorageMemory();
  return {
    open: async () => rxdbStore(await openDatabase({ name, storage, multiInstance: false })),
    erase: async () => {
      await removeRxDatabase(name, storage, false);
    },
  };
}
