// The present, for words like "today": looked at twice a minute, not at every draw.
import { useSyncExternalStore } from 'react';
import type { Instant } from 'shared/instant';
import { instantFromMillis } from 'shared/instant';

const STEP_MS = 30_000;
const step = (): number => Math.floor(Date.now() / STEP_MS) * STEP_MS;

function subscribe(changed: () => void): () => void {
  const timer = setInterval(changed, STEP_MS / 3);
  return () => {
    clearInterval(timer);
  };
}

/** Up to half a minute old, plus that half minute, so that nothing just made lies in the future. */
export const useNow = (): Instant => instantFromMillis(useSyncExternalStore(subscribe, step) + STEP_MS);
