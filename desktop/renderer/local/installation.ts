// The people known on this computer, in a small database of its own that outlives each of theirs.
import type { KnownPerson } from './known-person';
import { knownPersonSchema } from './known-person';

export type Installation = {
  /** By name. What can no longer be read is left out; its person signs in online again. */
  readonly people: () => Promise<readonly KnownPerson[]>;
  readonly remember: (person: KnownPerson) => Promise<void>;
  /** One window at a time; nothing happens where the person is not known. */
  readonly change: (key: string, change: (person: KnownPerson) => KnownPerson) => Promise<KnownPerson | null>;
  readonly forget: (key: string) => Promise<void>;
  readonly close: () => void;
};

const NAME = 'waybill-installation';
const PEOPLE = 'people';

/** @throws where this browser keeps no data, as in some private windows */
export async function openInstallation(indexedDB: IDBFactory): Promise<Installation> {
  const opening = indexedDB.open(NAME, 1);
  opening.onupgradeneeded = () => {
    opening.result.createObjectStore(PEOPLE, { keyPath: 'key' });
  };
  const database = await answerOf(opening);
  return {
    people: async () => {
      const rows = await answerOf(storeOf(database, 'readonly').getAll());
      return rows.flatMap(readPerson).sort((a, b) => a.name.localeCompare(b.name));
    },
    remember: (person) => written(storeOf(database, 'readwrite'), (people) => people.put(person)),
    change: async (key, change) => {
      const people = storeOf(database, 'readwrite');
      const [known] = readPerson(await answerOf(people.get(key)));
      if (known === undefined) return null;
      const changed = change(known);
      await written(people, () => people.put(changed));
      return changed;
    },
    forget: (key) => written(storeOf(database, 'readwrite'), (people) => people.delete(key)),
    close: () => {
      database.close();
    },
  };
}

/** On disk when it resolves, not merely with the operating system: without it a person could not reach their unsent work. */
const storeOf = (database: IDBDatabase, mode: IDBTransactionMode): IDBObjectStore =>
  database.transaction(PEOPLE, mode, { durability: 'strict' }).objectStore(PEOPLE);

function readPerson(row: unknown): readonly KnownPerson[] {
  const read = knownPersonSchema.safeParse(row);
  return read.success ? [read.data] : [];
}

function answerOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => {
      resolve(request.result);
    };
    request.onerror = () => {
      reject(request.error ?? new Error('this browser keeps no data'));
    };
  });
}

function written(people: IDBObjectStore, write: (people: IDBObjectStore) => IDBRequest): Promise<void> {
  return new Promise((resolve, reject) => {
    people.transaction.oncomplete = () => {
      resolve();
    };
    people.transaction.onabort = () => {
      reject(people.transaction.error ?? new Error('this browser could not keep a person'));
    };
    write(people);
  });
}
