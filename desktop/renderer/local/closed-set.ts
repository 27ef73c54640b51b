// Which aggregates must be folded together: all that own unsettled commands tie to the ones asked for.
import { isCommandType, rowOf } from 'shared/command-table';
import type { OutboxRow } from './store';

export type ClosedSet = { readonly keys: ReadonlySet<string>; /** by seq */ readonly rows: readonly OutboxRow[] };

/**
 * @param unsettled queued and accepted rows, by seq
 * @param settingsKey the aggregate that many commands consult; it ties them together only while it is itself changing
 */
export function closedOver(start: Iterable<string>, unsettled: readonly OutboxRow[], settingsKey: string): ClosedSet {
  const keys = new Set(start);
  if (unsettled.length === 0) return { keys, rows: [] };
  const moving = keys.has(settingsKey) || unsettled.some(({ touched }) => touched.includes(settingsKey));
  const rows = new Set<OutboxRow>();
  for (let grown = true; grown;) {
    grown = false;
    for (const row of unsettled) {
      const ties = moving && consultsSettings(row) ? [...row.touched, settingsKey] : row.touched;
      if (!ties.some((key) => keys.has(key)) || rows.has(row)) continue;
      rows.add(row);
      for (const key of ties) {
        grown ||= !keys.has(key);
        keys.add(key);
      }
    }
  }
  return { keys, rows: [...rows].sort((a, b) => a.seq - b.seq) };
}

export const consultsSettings = ({ type }: Pick<OutboxRow, 'type'>): boolean =>
  isCommandType(type) && rowOf(type).settings === 'consulted';
