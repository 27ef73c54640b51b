// The stretch of an order's history that is shown: what travels with the order, and what was asked of the server before it.
import type { HistoryEntry } from 'shared/contract/documents';
import type { PastPage } from '../../local/past';

/** Entries without a gap, newest last; the first one made this version of the order. */
export type Run = { readonly from: number; readonly entries: readonly HistoryEntry[] };

/** What travels with the order. @param version counts its events */
export const heldRun = (version: number, history: readonly HistoryEntry[]): Run => ({
  from: version - history.length + 1,
  entries: history,
});

/** What was loaded before, gone on with what is held now; what no longer joins up is let go, and can be loaded again. */
export function extended(loaded: Run | null, held: Run): Run {
  if (loaded === null || held.from <= loaded.from) return held;
  const behind = loaded.from + loaded.entries.length;
  const isLater = held.from + held.entries.length >= behind;
  if (held.from > behind || !isLater) return held;
  return { from: loaded.from, entries: [...loaded.entries.slice(0, held.from - loaded.from), ...held.entries] };
}

/** With a page in front; as it was where the page does not end just before it. */
export function prepended(run: Run, { entries, next }: Extract<PastPage, { type: 'page' }>): Run {
  const from = run.from - entries.length;
  const isNext = entries.length > 0 && from >= 1 && (next === null ? from === 1 : from === next);
  return isNext ? { from, entries: [...entries, ...run.entries] } : run;
}
