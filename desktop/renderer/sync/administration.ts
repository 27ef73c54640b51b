// Asks the server what only administrators may, over HTTP, with the access token of this window. What goes wrong is a value.
import type { AdminAnswer, AdminWish, AskAdmin } from '../local/administration';
import type { AdminRoute } from 'shared/contract/admin/route';
import type { Answer } from './read-answer';
import { readAnswer } from './read-answer';
import type { RefreshToken, TokenAnswer } from './session';

/** The token that works now, and another one for it once it does not. */
export type HeldToken = { readonly current: () => Promise<TokenAnswer>; readonly renew: RefreshToken };

export type AdminParts = {
  /** Of the server; '' in a page the server itself gave out. */
  readonly url: string;
  readonly send: typeof fetch;
  readonly token: HeldToken;
  /** A UUID, for every act another one. */
  readonly newId: () => string;
  readonly answerWithinMs?: number;
};

export function administration(parts: AdminParts): AskAdmin {
  const keyOf = keptKeys(parts.newId);
  return async (route, wish = {}) => {
    if (route.method === 'GET') return askWithToken(parts, route, letterOf(parts, route, { ...wish, key: '' }));
    const key = keyOf(route, wish);
    const answer = await askWithToken(parts, route, letterOf(parts, route, { ...wish, key: key.id }));
    if (answer.type !== 'offline') key.answered();
    return answer;
  };
}

async function askWithToken<Body, A>(
  parts: AdminParts,
  route: AdminRoute<Body, A>,
  letter: (token: string) => Letter,
): Promise<AdminAnswer<A>> {
  const first = await parts.token.current();
  if (first.type !== 'token') return withoutToken(first);
  const answer = await ask(parts, route, letter(first.token));
  if (answer.type !== 'refused' || answer.status !== 401) return told(answer);
  const second = await parts.token.renew(first.token);
  if (second.type !== 'token') return withoutToken(second);
  const again = await ask(parts, route, letter(second.token));
  return again.type === 'refused' && again.status === 401 ? { type: 'signed-out' } : told(again);
}

/** An act whose answer was lost keeps its key, so that asking the same again does not do it twice. */
function keptKeys(newId: () => string) {
  let lost: { readonly act: string; readonly id: string } | null = null;
  return <Body, A>({ path }: AdminRoute<Body, A>, { id = '', body }: AdminWish<Body>) => {
    const act = JSON.stringify([path, id, body ?? null]);
    const key = lost?.act === act ? lost : { act, id: newId() };
    lost = key;
    const answered = () => {
      if (lost === key) lost = null;
    };
    return { id: key.id, answered };
  };
}

type Letter = { readonly address: string; readonly request: RequestInit };

function letterOf<Body, A>(
  { url }: AdminParts,
  { method, path }: AdminRoute<Body, A>,
  { id = '', query = {}, body, key }: AdminWish<Body> & { readonly key: string },
): (token: string) => Letter {
  const search = new URLSearchParams(query).toString();
  const address = `${url}/api/v1/admin${path.replace(':id', encodeURIComponent(id))}${search === '' ? '' : `?${search}`}`;
  const acting = { 'Content-Type': 'application/json', 'Idempotency-Key': key };
  return (token) => ({
    address,
    request: {
      method,
      cache: 'no-store',
      headers: { Authorization: `Bearer ${token}`, ...(method === 'POST' && acting) },
      ...(method === 'POST' && { body: JSON.stringify(body ?? {}) }),
    },
  });
}

async function ask<Body, A>(
  { send, answerWithinMs = 15_000 }: AdminParts,
  route: AdminRoute<Body, A>,
  { address, request }: Letter,
): Promise<Answer<A>> {
  try {
    const response = await send(address, { ...request, signal: AbortSignal.timeout(answerWithinMs) });
    return readAnswer({ status: response.status, text: await response.text() }, route.answer);
  } catch {
    return { type: 'unreachable' };
  }
}

function told<A>(answer: Answer<A>): AdminAnswer<A> {
  if (answer.type === 'answer') return answer;
  if (answer.type === 'unreachable') return { type: 'offline' };
  const { code, sentence, faults } = answer;
  return { type: 'refused', code, sentence, faults };
}

const withoutToken = ({ type }: Exclude<TokenAnswer, { type: 'token' }>): AdminAnswer<never> =>
  type === 'unreachable' ? { type: 'offline' } : { type };
