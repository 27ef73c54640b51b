// What a screen can do just now, offered to the command palette while the screen is there.
import { useEffect, useRef } from 'react';

export type Offer = {
  /** One of its screen. */
  readonly id: string;
  readonly words: string;
  /** What it is done to. */
  readonly detail: string;
  /** The key that does the same; '' where there is none. */
  readonly keys: string;
  /** Why not, as a sentence; null where it can be done. */
  readonly cannot: string | null;
  readonly act: () => void;
  /** Behind what is done every day. */
  readonly aside?: true;
};

const offering = new Set<() => readonly Offer[]>();

export function useOffers(offers: readonly Offer[]): void {
  const latest = useRef(offers);
  useEffect(() => {
    latest.current = offers;
  });
  useEffect(() => {
    const now = () => latest.current;
    offering.add(now);
    return () => {
      offering.delete(now);
    };
  }, []);
}

/** Those of all screens that are there, the latest that came first: what is selected, before the page it is on. */
export const offersNow = (): readonly Offer[] => [...offering].reverse().flatMap((now) => now());
