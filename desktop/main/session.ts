// Signs in, goes on and signs out for the page: the refresh token travels between server and vault, past every page.
import type { Carried, ShellAnswer } from 'shared/contract/shell';
import type { Vault } from './vault';

const ANSWER_WITHIN_MS = 10_000;
const LONGEST_ANSWER = 100_000;

type OfDevice = { readonly deviceId: string };
export type SessionCalls = {
  readonly signIn: (credentials: OfDevice) => Promise<ShellAnswer<Carried>>;
  readonly goOn: (device: OfDevice) => Promise<ShellAnswer<Carried>>;
  readonly signOut: (device: OfDevice) => Promise<ShellAnswer<Carried>>;
  readonly setUpNeeded: () => Promise<ShellAnswer<Carried>>;
  readonly setUp: (first: object) => Promise<ShellAnswer<Carried>>;
};

type SessionParts = {
  readonly server: URL;
  readonly send: typeof fetch;
  readonly vault: Vault;
  readonly answerWithinMs?: number;
};
type Request = {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: string;
  readonly body?: object;
  /** Whose token goes along or comes back. */
  readonly device?: string;
  readonly withToken?: boolean;
};

export function sessionCalls(parts: SessionParts): SessionCalls {
  const inTurn = queue();
  const call = (request: Request) => inTurn(() => carry(parts, request));
  return {
    signIn: (body) => call({ method: 'POST', path: '/session', body, device: body.deviceId }),
    goOn: (body) => call({ method: 'POST', path: '/session/refresh', body, device: body.deviceId, withToken: true }),
    signOut: (body) => call({ method: 'DELETE', path: '/session', body, device: body.deviceId, withToken: true }),
    setUpNeeded: () => call({ method: 'GET', path: '/setup' }),
    setUp: (body) => call({ method: 'POST', path: '/setup', body }),
  };
}

/** Two refreshes at once would spend one token twice, which the server takes for theft. */
function queue(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work, work);
    last = mine;
    return mine;
  };
}

async function carry(parts: SessionParts, request: Request): Promise<ShellAnswer<Carried>> {
  const { server, send, vault, answerWithinMs = ANSWER_WITHIN_MS } = parts;
  const { method, path, body, device, withToken = false } = request;
  const token = device !== undefined && withToken ? await vault.read(device) : null;
  try {
    const response = await send(`${server.origin}/api/v1${path}`, {
      method,
      redirect: 'error',
      cache: 'no-store',
      signal: AbortSignal.timeout(answerWithinMs),
      headers: {
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
        ...(token !== null && device !== undefined && { Cookie: `${cookieOf(device)}=${token}` }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const cookies = response.headers.getSetCookie();
    // A token that cannot be kept costs a sign-in at the next start, not this one.
    if (device !== undefined) await keepToken(vault, device, cookies).catch(() => undefined);
    return text.length > LONGEST_ANSWER ? { problem: 'unreachable' } : { ok: { status: response.status, text } };
  } catch {
    return { problem: 'unreachable' };
  }
}

const cookieOf = (device: string) => `waybill_refresh_${device}`;

/** What the server says of this device's token, and of no other's. */
async function keepToken(vault: Vault, device: string, cookies: readonly string[]): Promise<void> {
  for (const cookie of cookies) {
    const [pair = '', ...attributes] = cookie.split(';').map((part) => part.trim());
    const [name, token = ''] = pair.split('=', 2);
    if (name !== cookieOf(device)) continue;
    if (token === '' || isOver(attributes)) await vault.forget(device);
    else await vault.keep(device, token);
  }
}

function isOver(attributes: readonly string[]): boolean {
  const [, expires] = attributes.map((one) => /^expires=(.+)$/i.exec(one)).find((found) => found !== null) ?? [];
  return expires !== undefined && Date.parse(expires) <= Date.now();
}
