// What the engine says of this desktop's standing, as far as a screen shows it.
import type { Instant } from 'shared/instant';

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
): SyncBadge {
  if (rejected > 0) return { kind: 'attention', words: `Needs attention (${rejected})` };
  const unsent = queued + accepted;
  const pending = unsent === 0 ? '' : ` — ${unsent} pending`;
  if (connection.status === 'rejected') return turnedAway(connection.reason, pending);
  if (connection.status === 'waiting') return { kind: 'slow', words: `Slow${pending}` };
  if (connection.status !== 'live') return { kind: 'offline', words: `Offline${pending}` };
  if (cursor < head)
    return { kind: 'syncing', words: `Syncing ${cursor.toLocaleString('en')} of ${head.toLocaleString('en')}` };
  if (unsent > 0) return { kind: 'syncing', words: `Sending ${unsent}` };
  return { kind: 'quiet', words: time === null ? 'All synced' : `All synced · ${time}` };
}

type Rejection = Extract<Standing['connection'], { status: 'rejected' }>['reason'];

function turnedAway(reason: Rejection, pending: string): SyncBadge {
  switch (reason) {
    case 'app-too-old':
    case 'app-too-new':
      return { kind: 'update', words: `Update required${pending}` };
    case 'signed-out':
    case 'wrong-user':
    case 'revoked':
      return { kind: 'attention', words: `Sign in again${pending}` };
  }
}

/** What it means and what to do, for whoever opens the badge. */
export function standingSentence({ connection, queued, accepted }: Standing): string {
  switch (connection.status) {
    case 'live':
      return queued + accepted === 0 ? 'Everything made here is on the server.' : 'The server is being told.';
    case 'waiting':
      return 'The server asked for patience. Nothing is lost; it is tried again by itself.';
    case 'rejected':
      return rejectionSentences[connection.reason];
    case 'offline':
    case 'connecting':
    case 'stopped':
      return 'The server cannot be reached. Go on working; everything is saved on this device and sent later.';
  }
}

const rejectionSentences: Readonly<Record<Rejection, string>> = {
  'signed-out': 'The server has ended this session. Sign in again to send what waits here; nothing of it is lost.',
  revoked:
    'This person or device may no longer sign in. An administrator can say why; what waits here can be exported.',
  'wrong-user': 'The server knows this device as somebody else’s. Switch person and sign in again; nothing is lost.',
  'app-too-old': 'The server has moved on, and Waybill has to follow; what waits here is kept and sent afterwards.',
  'app-too-new': 'The server is older than this desktop. What waits here is kept until it has been updated.',
};
