// What happened to one aggregate before the entries that travel with it, as the server tells it.
import type { Ref } from 'shared/aggregate';
import type { HistoryEntry } from 'shared/contract/documents';

export type PastPage =
  | {
      readonly type: 'page';
      /** Newest last. */
      readonly entries: readonly HistoryEntry[];
      /** Version of the oldest of them; null where nothing is older. */
      readonly next: number | null;
      /** Short codes of the devices that had to do with it, by device. */
      readonly devices: Readonly<Record<string, string>>;
    }
  | { readonly type: 'offline' | 'busy' };

/** @param before a version, from which on everything is known; null: from the newest on @param limit none: devices only */
export type AskPast = (of: Ref, before: number | null, limit: number) => Promise<PastPage>;
