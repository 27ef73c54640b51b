// The queue in order: what was refused, each with what waits behind it, grouped by what they are about.
import { isCommandType, rowOf } from 'shared/command-table';
import type { CommandId } from 'shared/ids';
import type { OutboxRow } from '../../local/store';

export type Entry = {
  readonly row: OutboxRow;
  /** The refusal it waits for; null where it was refused for a reason of its own. */
  readonly behind: CommandId | null;
};
/** All of one subject, and what waits behind it on others. */
export type Group = { readonly subject: string; readonly entries: readonly Entry[] };
export type Arranged = { readonly groups: readonly Group[]; readonly refused: number; readonly waiting: number };

/** @param refused rejected rows @param queued rows still without an answer; both by key */
export function arranged(refused: readonly OutboxRow[], queued: readonly OutboxRow[]): Arranged {
  const roots: OutboxRow[] = [];
  const rootOf = new Map<CommandId, OutboxRow>();
  const followers = new Map<CommandId, Entry[]>();
  for (const row of [...refused, ...queued].sort(byMaking)) {
    const root = rootBehind(row, rootOf, roots);
    if (root === null && row.status !== 'rejected') continue;
    rootOf.set(row.id, root ?? row);
    if (root === null) roots.push(row);
    else followers.set(root.id, [...(followers.get(root.id) ?? []), { row, behind: root.id }]);
  }
  const groups = new Map<string, Entry[]>();
  for (const root of roots) {
    const entries = [{ row: root, behind: null }, ...(followers.get(root.id) ?? [])];
    groups.set(root.subject, [...(groups.get(root.subject) ?? []), ...entries]);
  }
  const waiting = [...followers.values()].reduce((sum, { length }) => sum + length, 0);
  return {
    groups: [...groups].map(([subject, entries]) => ({ subject, entries })),
    refused: roots.length,
    waiting,
  };
}

export const entriesOf = ({ groups }: Arranged): readonly Entry[] => groups.flatMap(({ entries }) => entries);

/** The refusal a row stands behind: by what it names, or, from another device whose links stayed there, by its subject. */
function rootBehind(
  row: OutboxRow,
  rootOf: ReadonlyMap<CommandId, OutboxRow>,
  roots: readonly OutboxRow[],
): OutboxRow | null {
  if (row.status === 'rejected' ? row.code !== 'PREDECESSOR_REJECTED' : standsAlone(row.type)) return null;
  const named = row.after.findLast((id) => rootOf.has(id));
  if (named !== undefined) return rootOf.get(named) ?? null;
  return row.seq === 0 ? (roots.findLast(({ subject }) => subject === row.subject) ?? null) : null;
}

const standsAlone = (type: string): boolean => !isCommandType(type) || rowOf(type).independent;

/** By the author's own clock between devices, by number on one. */
const byMaking = (a: OutboxRow, b: OutboxRow): number =>
  a.seq > 0 && b.seq > 0 ? a.seq - b.seq : a.occurredAt < b.occurredAt ? -1 : a.occurredAt > b.occurredAt ? 1 : 0;

/** Where the cursor goes once this one is dealt with: the next, or the one before at the end. */
export function nextAfter(entries: readonly Entry[], id: CommandId): CommandId | null {
  const at = entries.findIndex(({ row }) => row.id === id);
  return (entries[at + 1] ?? entries[at - 1])?.row.id ?? null;
}
