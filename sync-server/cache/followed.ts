// What has changed lately, by the numbers of the feed: the proof that something kept is still so. Numbers of another epoch
// prove nothing.

export type Followed = {
  /** From the feed's `head` on nothing before it is known. */
  readonly begin: (epoch: string, head: number) => void;
  readonly epoch: () => string | null;
  /** Up to where changes are known. */
  readonly upTo: () => number;
  /** All changes after `upTo`, oldest first; some may lie beyond `head` already. */
  readonly advance: (changes: readonly { readonly key: string; readonly seq: number }[], head: number) => void;
  /** Whether what was the latest of `key` at number `asOf` is so up to `upTo`. */
  readonly holds: (key: string, asOf: number) => boolean;
};

/** @param most changes to remember; older ones are forgotten, and what was kept before them no longer holds */
export function followed(most: number): Followed {
  let epoch: string | null = null;
  let [since, upTo] = [0, 0];
  const changed = new Map<string, number>(); // the newest change is the last
  return {
    begin: (of, head) => {
      epoch = of;
      since = upTo = head;
      changed.clear();
    },
    epoch: () => epoch,
    upTo: () => upTo,
    advance: (changes, head) => {
      for (const { key, seq } of changes) {
        changed.delete(key);
        changed.set(key, seq);
      }
      for (const [oldest, seq] of changed) {
        if (changed.size <= most) break;
        changed.delete(oldest);
        since = seq;
      }
      upTo = Math.max(upTo, head);
    },
    holds: (key, asOf) => asOf >= since && asOf <= upTo && (changed.get(key) ?? 0) <= asOf,
  };
}
