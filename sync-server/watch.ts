// Who watches what happens on a database. Every way in passes the same few doors, and the doors tell it here, so that no caller
// has to remember to. What a watcher does can neither undo nor fail what it watches.
import type { HeldDocument } from 'shared/contract/documents';
import type { CommandId } from 'shared/ids';
import type { Database } from './store/database';

/** A batch at the door, before anything is read. */
export type Arrived = {
  readonly by: 'person' | 'machine' | 'system';
  readonly correlationId: string;
  /** Where its caller's trace goes on; null: each command has its own. */
  readonly traceparent: string | null;
  /** Null for what is too broken to name itself. */
  readonly commands: readonly ({ readonly id: CommandId; readonly type: string } | null)[];
};

/** The same batch until it has its answer. */
export type Following = {
  /** What the announcements of a command carry; null: nothing to say about it. */
  readonly traceparentOf?: (id: CommandId) => string | null;
  /** With one status per command, in their order; without any where it failed. */
  readonly ended: (statuses: readonly string[]) => void;
};

/** What a transaction that is committed has left behind. */
export type Written = {
  /** The feed's last number of it: the documents are what was true then. */
  readonly head: number;
  readonly documents: readonly HeldDocument[];
  readonly moves: readonly SagaMove[];
};
/** An order from one status to another. */
export type SagaMove = { readonly from: string; readonly to: string };

export type Watcher = {
  readonly arrived?: (arrived: Arrived) => Following;
  readonly written?: (written: Written) => void;
  /** A message from outside was taken in. */
  readonly received?: (outcome: string) => void;
  readonly failed: (error: unknown) => void;
};

const watching = new WeakMap<Database, Set<Watcher>>();

/** @returns ends it */
export function watch(db: Database, watcher: Watcher): () => void {
  const watchers = watching.get(db) ?? new Set();
  watching.set(db, watchers.add(watcher));
  return () => void watchers.delete(watcher);
}

/** Follows a batch for all who watch. */
export function follow(db: Database, arrived: () => Arrived): Following {
  const watchers = [...(watching.get(db) ?? [])].filter((one) => one.arrived !== undefined);
  if (watchers.length === 0) return NOBODY;
  const said = arrived();
  const following = watchers.flatMap((watcher) => {
    const one = heard(watcher, () => watcher.arrived?.(said));
    return one === undefined ? [] : [{ watcher, one }];
  });
  return {
    traceparentOf: (id) => {
      for (const { watcher, one } of following) {
        const text = heard(watcher, () => one.traceparentOf?.(id)) ?? null;
        if (text !== null) return text;
      }
      return null;
    },
    ended: (statuses) => following.forEach(({ watcher, one }) => heard(watcher, () => one.ended(statuses))),
  };
}

const NOBODY: Following = { traceparentOf: () => null, ended: () => undefined };

/** @param written is made only where somebody wants it */
export function tellWritten(db: Database, written: () => Written): void {
  const watchers = [...(watching.get(db) ?? [])].filter((one) => one.written !== undefined);
  if (watchers.length === 0) return;
  const said = written();
  for (const watcher of watchers) heard(watcher, () => watcher.written?.(said));
}

export function tellReceived(db: Database, outcome: string): void {
  for (const watcher of watching.get(db) ?? []) heard(watcher, () => watcher.received?.(outcome));
}

function heard<T>(watcher: Watcher, tell: () => T): T | undefined {
  try {
    return tell();
  } catch (error) {
    watcher.failed(error);
    return undefined;
  }
}
