// Slows down guessing by address and by name, known or not, before a password is even looked at. Counts failures only.
import { createHash } from 'node:crypto';
import { RateLimiterMemory } from 'rate-limiter-flexible';

const WINDOW_SECONDS = 15 * 60;

export type GuessLimit = {
  /** Seconds to wait, or null when a try is free. */
  readonly waitFor: (address: string, name: string) => Promise<number | null>;
  readonly failed: (address: string, name: string) => Promise<void>;
};

export function guessLimit({ perName = 20, perAddress = 200 } = {}): GuessLimit {
  const names = new RateLimiterMemory({ points: perName, duration: WINDOW_SECONDS });
  const addresses = new RateLimiterMemory({ points: perAddress, duration: WINDOW_SECONDS });
  const keyOf = (name: string) => createHash('sha256').update(name).digest('base64');
  const waitOf = async (limiter: RateLimiterMemory, key: string) => {
    const found = await limiter.get(key);
    return found !== null && found.remainingPoints <= 0 ? Math.ceil(found.msBeforeNext / 1_000) : 0;
  };
  return {
    waitFor: async (address, name) => {
      const wait = Math.max(await waitOf(names, keyOf(name)), await waitOf(addresses, address));
      return wait > 0 ? wait : null;
    },
    failed: async (address, name) => {
      await Promise.all([names.penalty(keyOf(name)), addresses.penalty(address)]);
    },
  };
}
