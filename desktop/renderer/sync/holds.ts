// Commands the server asked to have again later. Each waits for itself and its own subject; all others go on.
import type { CommandId } from 'shared/ids';
import { backoff } from './backoff';

type Hold = { readonly attempt: number; readonly until: number };

export type Holds = {
  /** @param now of the timers @param retryAfterMs what the server asked for, if it did */
  readonly put: (id: CommandId, now: number, random: number, retryAfterMs: number | undefined) => void;
  readonly release: (ids: readonly CommandId[]) => void;
  readonly isHeld: (id: CommandId, now: number) => boolean;
  /** When the next one may be tried that could not at this time; null when there is none. */
  readonly nextAfter: (now: number) => number | null;
  readonly size: () => number;
};

export function holds(): Holds {
  const held = new Map<CommandId, Hold>();
  return {
    put: (id, now, random, retryAfterMs) => {
      const attempt = (held.get(id)?.attempt ?? 0) + 1;
      held.set(id, { attempt, until: now + Math.max(retryAfterMs ?? 0, backoff(attempt, random)) });
    },
    release: (ids) => {
      for (const id of ids) held.delete(id);
    },
    isHeld: (id, now) => (held.get(id)?.until ?? 0) > now,
    nextAfter: (now) => {
      const times = [...held.values()].map(({ until }) => until).filter((until) => until > now);
      return times.length === 0 ? null : Math.min(...times);
    },
    size: () => held.size,
  };
}
