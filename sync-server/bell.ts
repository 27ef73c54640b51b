// Says that something happened to whoever listens by then; ringing it before anybody does is harmless.
import { joined } from './repeat';

export type Bell = { readonly ring: () => void; readonly listen: (listener: () => void) => void };

/** @param joinMs rings that follow so closely are heard as one; 0 hears each at once */
export function openBell(joinMs: number): Bell {
  const listeners = new Set<() => void>();
  const ring = () => listeners.forEach((listener) => listener());
  return { ring: joinMs === 0 ? ring : joined(ring, joinMs), listen: (listener) => void listeners.add(listener) };
}
