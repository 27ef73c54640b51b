// Opens the connection with a token that works, fetching a new one where the old has expired.
import type { Handshake } from 'shared/contract/conversation';
import type { Opened, Wire } from './wire';
import type { Tokens, Trouble } from './session';
import { troubleOf } from './session';

/** @param introduce everything of the handshake but the token. Answers null once it is open. */
export async function openSession(
  wire: Wire,
  tokens: Tokens,
  introduce: Omit<Handshake, 'token'>,
): Promise<Trouble | null> {
  const first = await openWith(wire, introduce, tokens.current);
  const second = first === 'expired' ? await openWith(wire, introduce, tokens.fresh) : first;
  return second === 'expired' ? { type: 'wait', atLeastMs: 0 } : second;
}

async function openWith(
  wire: Wire,
  introduce: Omit<Handshake, 'token'>,
  token: Tokens['current'],
): Promise<Trouble | null | 'expired'> {
  const answer = await token();
  if (answer.type === 'signed-out') return { type: 'stop', reason: 'signed-out' };
  if (answer.type === 'unreachable') return { type: 'lost' };
  return troubleOpening(await wire.open({ ...introduce, token: answer.token }));
}

function troubleOpening(opened: Opened): Trouble | null | 'expired' {
  if (opened.type === 'open') return null;
  if (opened.type === 'unreachable') return { type: 'lost' };
  const trouble = troubleOf(opened.error);
  if (trouble.type === 'expired') return 'expired';
  return trouble.type === 'too-large' ? { type: 'wait', atLeastMs: 0 } : trouble;
}
