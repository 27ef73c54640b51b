// Which commands speak of which aggregates, without reading ten thousand of them at each act. It only grows: what it names
// may be settled by now, but nothing that was ever appended is missing, whichever window did it.
import { refOf } from 'shared/aggregate';
import type { OutboxRow } from './store';

type Entry = Pick<OutboxRow, 'key' | 'seq' | 'touched' | 'after'>;

export type RowIndex = {
  readonly learn: (rows: readonly Entry[]) => void;
  /** Keys of all rows tied to these ids: they touch one of them, stand on one, or share an aggregate with one that does. */
  readonly about: (ids: Iterable<string>) => readonly string[];
};

export function rowIndex(): RowIndex {
  const byId = new Map<string, Set<string>>();
  const idsOf = new Map<string, readonly string[]>();
  const put = (id: string, key: string) => {
    const keys = byId.get(id);
    if (keys === undefined) byId.set(id, new Set([key]));
    else keys.add(key);
  };
  return {
    learn: (rows) => {
      for (const { key, touched, after } of rows) {
        const ids = touched.map((one) => refOf(one).id);
        for (const id of [...ids, ...after]) put(id, key);
        if (ids.length > 0) idsOf.set(key, ids);
      }
    },
    about: (start) => {
      const found = new Set<string>();
      const ids = new Set(start);
      for (const id of ids) {
        for (const key of byId.get(id) ?? []) {
          if (found.has(key)) continue;
          found.add(key);
          for (const other of idsOf.get(key) ?? []) ids.add(other);
        }
      }
      return [...found];
    },
  };
}

/** Knows how far it has read, so that only what was appended since is read. */
export type Reader = {
  /** Everything that is under way now. */
  readonly open: () => Promise<readonly Entry[]>;
  readonly highest: () => Promise<number>;
  readonly behind: (seq: number) => Promise<readonly Entry[]>;
};

export function readIndex({ open, highest, behind }: Reader) {
  const index = rowIndex();
  let last: number | null = null;
  const advance = (rows: readonly Entry[]) => {
    index.learn(rows);
    for (const { seq } of rows) if (last !== null && seq === last + 1) last = seq;
  };
  const catchUp = async () => {
    if (last === null) {
      const from = await highest();
      index.learn(await open());
      last ??= from;
    }
    advance(await behind(last));
  };
  return {
    /** Rows this window has just appended or heard of, in the order of their numbers. */
    learn: advance,
    about: async (ids: Iterable<string>) => {
      await catchUp();
      return index.about(ids);
    },
  };
}
