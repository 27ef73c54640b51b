// The local store in plain memory: for tests, benchmarks and many desktops in one process. Nothing is copied, all is by key.
import { keyOf, ref } from 'shared/aggregate';
import { memoryOutbox } from './memory-outbox';
import type { Changed, DocumentWrite, Held, LocalStore, OutboxRow, Removal, SyncPosition } from './store';
import { startOfFeed } from './store';

/** What a crash leaves behind: all that was ever confirmed. Values are immutable, so a picture is a copy of the maps. */
export type MemorySnapshot = {
  readonly rows: readonly OutboxRow[];
  readonly documents: ReadonlyMap<string, Held>;
  readonly position: SyncPosition;
};

export type MemoryStore = LocalStore & { readonly snapshot: () => MemorySnapshot };

const EMPTY: MemorySnapshot = { rows: [], documents: new Map(), position: startOfFeed };

/** Several windows of one desktop share one store. @param from what an earlier one left */
export function memoryStore(from: MemorySnapshot = EMPTY): MemoryStore {
  const listeners = new Set<(what: Changed) => void>();
  const changed = (what: Changed) => {
    for (const listener of [...listeners]) listener(what);
  };
  const outbox = memoryOutbox(from.rows, () => {
    changed('commands');
  });
  const documents = memoryDocuments(from.documents, () => {
    changed('documents');
  });
  let position = from.position;
  return {
    ...outbox.outbox,
    ...documents.documents,
    position: async () => position,
    setPosition: async (change) => {
      position = { ...position, ...change };
      changed('position');
    },
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: async () => {
      listeners.clear();
    },
    snapshot: () => ({ rows: outbox.all(), documents: documents.all(), position }),
  };
}

type Documents = Pick<LocalStore, 'documents' | 'write' | 'remove' | 'bases' | 'unsynced'>;

function memoryDocuments(from: ReadonlyMap<string, Held>, changed: () => void) {
  const held = new Map(from);
  let revisions = held.size;
  const write = ({ document, revision }: DocumentWrite): readonly string[] => {
    const key = keyOf(document);
    if ((held.get(key)?.revision ?? null) !== revision) return [key];
    held.set(key, { document, revision: `r${++revisions}` });
    return [];
  };
  const remove = ({ ref, revision }: Removal): readonly string[] => {
    const key = keyOf(ref);
    const found = held.get(key);
    if (found !== undefined && found.revision !== revision) return [key];
    held.delete(key);
    return [];
  };
  const documents: Documents = {
    documents: async (refs) => {
      const found = new Map<string, Held>();
      for (const ref of refs) {
        const key = keyOf(ref);
        const one = held.get(key);
        if (one !== undefined) found.set(key, one);
      }
      return found;
    },
    write: async (writes) => {
      const overtaken = writes.flatMap(write);
      if (overtaken.length < writes.length) changed();
      return overtaken;
    },
    remove: async (removals) => {
      const overtaken = removals.flatMap(remove);
      if (overtaken.length < removals.length) changed();
      return overtaken;
    },
    bases: async (type) =>
      [...held.values()].flatMap(({ document: { type: own, id, base, pinned } }) =>
        own === type ? [{ id, epoch: base?.epoch ?? null, version: base?.version ?? 0, pinned }] : [],
      ),
    unsynced: async () =>
      [...held.values()].flatMap(({ document: { type, id, localState } }) =>
        localState === 'synced' ? [] : [ref(type, id)],
      ),
  };
  return { documents, all: () => new Map(held) };
}
