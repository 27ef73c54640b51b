// Whether this device may forget what it holds: never while something of a person's work exists nowhere else.
import type { LocalStore } from '../local/store';

export type Forgetting =
  { readonly type: 'may' } | { readonly type: 'must-not'; readonly queued: number; readonly rejected: number };

/** Asked before clearing, signing out and wiping: of the rows themselves. What is queued can be exported instead. */
export async function mayForget(store: LocalStore): Promise<Forgetting> {
  const queued = (await store.unsettled()).filter(({ status }) => status === 'queued').length;
  const rejected = (await store.rejected()).length;
  return queued + rejected === 0 ? { type: 'may' } : { type: 'must-not', queued, rejected };
}
