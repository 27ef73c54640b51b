// Which queued commands go up next: in the order of their numbers, within the bounds, past those that must wait.
import type { CommandId } from 'shared/ids';
import { byteLength } from 'shared/text';
import { wireOf } from '../local/outbox';
import type { OutboxRow } from '../local/store';

export type Bounds = { readonly commands: number; readonly bytes: number };

export type Batching = {
  /** Takes a row or leaves it; false once the batch is full. */
  readonly offer: (row: OutboxRow) => boolean;
  readonly rows: () => readonly OutboxRow[];
  /** A row that fits into no batch at all. */
  readonly tooLarge: () => OutboxRow | null;
};

/** `{"commands":[]}` around them. */
const FRAME = 64;

/** What waits holds back later commands on the same aggregates, and those that stand on it; never anything else. */
export function batching({ commands, bytes }: Bounds, isHeld: (id: CommandId) => boolean): Batching {
  const rows: OutboxRow[] = [];
  const waiting = new Set<string>();
  let size = FRAME;
  let tooLarge: OutboxRow | null = null;
  const mustWait = (row: OutboxRow) =>
    isHeld(row.id) || row.touched.some((key) => waiting.has(key)) || row.after.some((id) => waiting.has(id));
  return {
    offer: (row) => {
      if (mustWait(row)) {
        for (const name of [row.id, ...row.touched]) waiting.add(name);
        return true;
      }
      const added = bytesOf(row) + 1;
      if (FRAME + added > bytes) tooLarge = row;
      if (tooLarge !== null || size + added > bytes) return false;
      rows.push(row);
      size += added;
      return rows.length < commands;
    },
    rows: () => rows,
    tooLarge: () => (rows.length === 0 ? tooLarge : null),
  };
}

const bytesOf = (row: OutboxRow): number => byteLength(JSON.stringify(wireOf(row, () => true)));
