// What the server last said to an administrator, kept while the window is open: shown at once, and marked with its time where the
// server cannot be asked again. Everybody who shows the same thing shows the same answer.
import type { AdminRoute } from 'shared/contract/admin/route';
import type { Instant } from 'shared/instant';
import type { AdminAnswer, AskAdmin } from '../../local/administration';
import type { Live, Source } from '../../local/live';
import { source } from '../../local/live';

export type Told<T> = {
  readonly shown: { readonly body: T; readonly at: Instant } | null;
  /** How the last question ended, where it brought nothing. */
  readonly trouble: Exclude<AdminAnswer<T>, { type: 'answer' }> | null;
  readonly isAsking: boolean;
};
export type Query = Readonly<Record<string, string>>;
export type Entry<T> = { readonly live: Live<Told<T>>; readonly again: () => Promise<void> };
export type Memory<T> = (asking: Asking, id?: string, query?: Query) => Entry<T>;
export type Asking = { readonly askAdmin: AskAdmin; readonly now: () => Instant };

/** One per thing that is asked for; what it remembers ends with the workplace it was asked from. */
export function memoryOf<T>(route: AdminRoute<Readonly<object>, T>): Memory<T> {
  const kept = new WeakMap<AskAdmin, Map<string, Entry<T>>>();
  return (asking, id, query = {}) => {
    const entries = kept.get(asking.askAdmin) ?? new Map<string, Entry<T>>();
    kept.set(asking.askAdmin, entries);
    const name = JSON.stringify([id ?? null, query]);
    const entry = entries.get(name) ?? newEntry(asking, route, id, query);
    entries.set(name, entry);
    return entry;
  };
}

function newEntry<T>(
  { askAdmin, now }: Asking,
  route: AdminRoute<Readonly<object>, T>,
  id: string | undefined,
  query: Query,
): Entry<T> {
  const live: Source<Told<T>> = source<Told<T>>({ shown: null, trouble: null, isAsking: false });
  let latest = 0;
  const again = async () => {
    latest += 1;
    const mine = latest;
    live.set({ ...live.get(), isAsking: true });
    const answer = await askAdmin(route, { query, ...(id !== undefined && { id }) });
    // A later question was asked meanwhile: its answer is the one that counts.
    if (mine !== latest) return;
    const shown = answer.type === 'answer' ? { body: answer.body, at: now() } : live.get().shown;
    live.set({ shown, trouble: answer.type === 'answer' ? null : answer, isAsking: false });
  };
  return { live, again };
}
