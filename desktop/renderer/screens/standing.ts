// What the engine says of this desktop's standing, as far as a screen shows it.
import type { Instant } from 'shared/instant';
import type { Say } from './language/language';

export type Standing = {
  readonly connection:
    | { readonly status: 'offline' | 'connecting' | 'live' | 'waiting' | 'stopped' }
    /** The server will not talk to this device until a person has done something about it. */
    | {
        readonly status: 'rejected';
        readonly reason: 'signed-out' | 'revoked' | 'wrong-user' | 'app-too-old' | 'app-too-new';
      };
  readonly queued: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly cursor: number;
  readonly head: number;
  readonly lastSuccessAt: Instant | null;
  /** Whether this device once had everything the server let it hold; null until that was looked up. */
  readonly complete: boolean | null;
  readonly made: number;
  readonly received: number | null;
  readonly clockAheadMs: number | null;
};

export type SyncBadge = {
  readonly kind: 'attention' | 'update' | 'offline' | 'slow' | 'syncing' | 'quiet';
  readonly words: string;
};

/** One badge; the most serious state wins. @param time of the last success, as shown; null where there was none */
export function badgeOf(
  { connection, queued, accepted, rejected, cursor, head }: Standing,
  time: string | null,
  say: Say,
): SyncBadge {
  if (rejected > 0) return { kind: 'attention', words: say('sync.badge.attention', { count: rejected }) };
  const unsent = queued + accepted;
  const pending = unsent === 0 ? '' : say('sync.pending', { count: unsent });
  if (connection.status === 'rejected') return turnedAway(connection.reason, pending, say);
  if (connection.status === 'waiting') return { kind: 'slow', words: say('sync.badge.slow', { pending }) };
  if (connection.status !== 'live') return { kind: 'offline', words: say('sync.badge.offline', { pending }) };
  if (cursor < head) return { kind: 'syncing', words: say('sync.badge.syncing', { done: cursor, all: head }) };
  if (unsent > 0) return { kind: 'syncing', words: say('sync.badge.sending', { count: unsent }) };
  return { kind: 'quiet', words: time === null ? say('sync.badge.quiet') : say('sync.badge.quiet-at', { time }) };
}

type Rejection = Extract<Standing['connection'], { status: 'rejected' }>['reason'];

function turnedAway(reason: Rejection, pending: string, say: Say): SyncBadge {
  switch (reason) {
    case 'app-too-old':
    case 'app-too-new':
      return { kind: 'update', words: say('sync.badge.update', { pending }) };
    case 'signed-out':
    case 'wrong-user':
    case 'revoked':
      return { kind: 'attention', words: say('sync.badge.sign-in', { pending }) };
  }
}

/** What it means and what to do, for whoever opens the badge. */
export function standingSentence({ connection, queued, accepted }: Standing, say: Say): string {
  switch (connection.status) {
    case 'live':
      return say(queued + accepted === 0 ? 'sync.says.live' : 'sync.says.telling');
    case 'waiting':
      return say('sync.says.waiting');
    case 'rejected':
      return say(`sync.says.${connection.reason}`);
    case 'offline':
    case 'connecting':
    case 'stopped':
      return say('sync.says.offline');
  }
}
