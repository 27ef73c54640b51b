// One connection that is up: every request with the reaction to its answer, and a fresh token when the old one has expired.
import type { TransportError } from 'shared/contract/codes';
import type { StopReason } from './reactions';
import { REACTIONS } from './reactions';
import type { RequestName, Requests, Wire } from './wire';

/** Why the conversation cannot go on as it is. Nothing queued is touched by any of them. */
export type Trouble =
  /** No answer, so nobody knows; connect again and ask again. */
  | { readonly type: 'lost' }
  | { readonly type: 'wait'; readonly atLeastMs: number }
  | { readonly type: 'greet-again' }
  | { readonly type: 'stop'; readonly reason: StopReason };

export type Answered<Answer> =
  { readonly type: 'answer'; readonly answer: Answer } | { readonly type: 'too-large' } | Trouble;

export type Ask = <Name extends RequestName>(
  name: Name,
  body: Requests[Name]['body'],
) => Promise<Answered<Requests[Name]['answer']>>;

export type TokenAnswer =
  | { readonly type: 'token'; readonly token: string }
  | { readonly type: 'signed-out' }
  | { readonly type: 'unreachable' };
/** @param expired the token that no longer works; the answer is another one */
export type RefreshToken = (expired: string | null) => Promise<TokenAnswer>;

export type Tokens = {
  readonly current: () => Promise<TokenAnswer>;
  readonly fresh: () => Promise<TokenAnswer>;
  readonly forget: () => void;
};

/** Keeps the token while it works, in memory only. */
export function tokensFrom(refresh: RefreshToken): Tokens {
  let token: string | null = null;
  const fresh = async () => {
    const answer = await refresh(token);
    if (answer.type === 'token') token = answer.token;
    return answer;
  };
  return {
    fresh,
    current: async () => (token === null ? fresh() : { type: 'token', token }),
    forget: () => {
      token = null;
    },
  };
}

export function askOver(wire: Wire, tokens: Tokens): Ask {
  return async (name, body) => {
    const reply = await wire.request(name, body);
    if (reply.type === 'answer') return reply;
    if (reply.type === 'unknown') return { type: 'lost' };
    const trouble = troubleOf(reply.error);
    if (trouble.type !== 'expired') return trouble;
    const renewed = await renew(wire, tokens);
    if (renewed !== null) return renewed;
    const again = await wire.request(name, body);
    if (again.type === 'answer') return again;
    return again.type === 'unknown' ? { type: 'lost' } : notExpired(troubleOf(again.error));
  };
}

/** What a refused request or connection means; `expired` is for the caller to cure. */
export function troubleOf(
  error: TransportError,
): Trouble | { readonly type: 'too-large' } | { readonly type: 'expired' } {
  const reaction = REACTIONS[error.code];
  switch (reaction.type) {
    case 'refresh-token':
      return { type: 'expired' };
    case 'stop':
      return reaction;
    case 'back-off':
      return { type: 'wait', atLeastMs: error.retryAfterMs ?? 0 };
    case 'halve':
      return { type: 'too-large' };
    case 'greet-again':
      return reaction;
  }
}

async function renew(wire: Wire, tokens: Tokens): Promise<Trouble | null> {
  const fresh = await tokens.fresh();
  if (fresh.type === 'signed-out') return { type: 'stop', reason: 'signed-out' };
  if (fresh.type === 'unreachable') return { type: 'lost' };
  const reply = await wire.request('token', { token: fresh.token });
  if (reply.type === 'answer') return null;
  if (reply.type === 'unknown') return { type: 'lost' };
  const trouble = notExpired(troubleOf(reply.error));
  return trouble.type === 'too-large' ? PATIENCE : trouble;
}

const PATIENCE: Trouble = { type: 'wait', atLeastMs: 0 };

/** A token that is called expired as soon as it was given is a fault of the server, not of the person. */
function notExpired(trouble: ReturnType<typeof troubleOf>): Exclude<ReturnType<typeof troubleOf>, { type: 'expired' }> {
  return trouble.type === 'expired' ? PATIENCE : trouble;
}
