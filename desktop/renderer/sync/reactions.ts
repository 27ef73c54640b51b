// What the desktop does about every code of the conversation. No code loses a queue.
import type { TransportCode } from 'shared/contract/codes';

/** Why the server will not talk to this device until a person has done something about it. */
export type StopReason = 'signed-out' | 'revoked' | 'wrong-user' | 'app-too-old' | 'app-too-new';

export type Reaction =
  | { readonly type: 'refresh-token' }
  | { readonly type: 'stop'; readonly reason: StopReason }
  | { readonly type: 'back-off' }
  | { readonly type: 'halve' }
  | { readonly type: 'greet-again' };

const BACK_OFF: Reaction = { type: 'back-off' };
const stop = (reason: StopReason): Reaction => ({ type: 'stop', reason });

export const REACTIONS: Readonly<Record<TransportCode, Reaction>> = {
  AUTH_EXPIRED: { type: 'refresh-token' },
  AUTH_REVOKED: stop('revoked'),
  WRONG_USER: stop('wrong-user'),
  PROTOCOL_TOO_OLD: stop('app-too-old'),
  PROTOCOL_TOO_NEW: stop('app-too-new'),
  BUSY: BACK_OFF,
  RATE_LIMITED: BACK_OFF,
  INTERNAL: BACK_OFF,
  TOO_LARGE: { type: 'halve' },
  EPOCH_CHANGED: { type: 'greet-again' },
  VALIDATION: BACK_OFF,
};
