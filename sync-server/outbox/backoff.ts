// How long a message waits before it is tried again, and when it has been tried enough.

export type Patience = {
  readonly firstMs: number;
  readonly capMs: number;
  /** Deliveries in all; after the last one that fails the message is parked. */
  readonly tries: number;
};

export const PATIENCE: Patience = { firstMs: 1_000, capMs: 15 * 60_000, tries: 12 };

/**
 * Full jitter: anything from nothing up to `firstMs · 2^failures`, at most the cap; null once it has been tried enough.
 * @param failures deliveries that failed so far, at least 1
 * @param random from 0 up to, not including, 1
 */
export function pauseMs(failures: number, random: number, { firstMs, capMs, tries }: Patience): number | null {
  if (failures >= tries) return null;
  return Math.floor(random * Math.min(capMs, firstMs * 2 ** (failures - 1)));
}
