// How long finished commands stay: until a backup of the server holds them, at least 7 and at most 60 days.
import { epochMillis } from 'shared/instant';
import type { Instant } from 'shared/instant';
import type { LocalStore, OutboxRow } from '../local/store';

const DAY_MS = 86_400_000;
export const LEAST_DAYS = 7;
export const MOST_DAYS = 60;
const AT_ONCE = 500;

/** The row with the highest number is never deleted, so that no number is given twice. */
export async function forgetOld(store: LocalStore, now: Instant): Promise<void> {
  const { backedUpTo } = await store.position();
  for (;;) {
    const highest = await store.highestSeq();
    const rows = await store.finished(AT_ONCE);
    const old = rows.filter((row) => row.seq !== highest && mayGo(row, backedUpTo, now));
    if (old.length > 0) await store.deleteRows(old.map(({ key }) => key));
    if (old.length < AT_ONCE) return;
  }
}

export function mayGo(
  { settledAt, feedSeq }: Pick<OutboxRow, 'settledAt' | 'feedSeq'>,
  backedUpTo: number,
  now: Instant,
): boolean {
  if (settledAt === '') return false;
  const days = (epochMillis(now) - epochMillis(settledAt)) / DAY_MS;
  return days >= MOST_DAYS || (days >= LEAST_DAYS && feedSeq <= backedUpTo);
}
