// A server, people and a program with a token, and calls in their names. For tests of the REST interface.
import { randomUUID } from 'node:crypto';
import { orderPayload } from 'shared/testing/examples';
import type { Role } from 'shared/person/person';
import type { Scope } from 'shared/scopes';
import { makeApiToken } from '../auth/api-token';
import type { TestServer } from './server';
import { startTestServer } from './server';

export type Reply = {
  readonly status: number;
  readonly headers: Headers;
  /** Read as JSON where it is any. */
  readonly body: Record<string, unknown>;
};
export type Call = (
  method: string,
  path: string,
  body?: unknown,
  headers?: Readonly<Record<string, string>>,
) => Promise<Reply>;

export type RestDesk = {
  readonly server: TestServer;
  /** In the name of whoever shows this token. */
  readonly as: (token: string) => Call;
  readonly person: (signInName: string, roles?: readonly Role[]) => Promise<Call>;
  readonly machine: (...scopes: readonly Scope[]) => Promise<Call>;
};

export async function openRestDesk(flags: Readonly<Record<string, string>> = {}): Promise<RestDesk> {
  const server = await startTestServer(flags);
  const as = (token: string) => callsAs(server, token);
  return {
    server,
    as,
    person: async (signInName, roles) => as((await server.desktop(signInName, roles)).token),
    machine: async (...scopes) =>
      as((await makeApiToken(server.auth, { name: 'robot', scopes, expiresAt: null })).text),
  };
}

function callsAs(server: TestServer, token: string): Call {
  return async (method, path, body, headers = {}) => {
    const isJson = body !== undefined && typeof body !== 'string';
    const response = await server.call(`/api/v1${path}`, {
      method,
      headers: {
        Authorization: `Bearer ${token}`,
        ...(isJson ? { 'Content-Type': 'application/json' } : {}),
        ...headers,
      },
      ...(body === undefined ? {} : { body: isJson ? JSON.stringify(body) : body }),
    });
    const text = await response.text();
    const isReadable = /json/.test(response.headers.get('Content-Type') ?? '');
    return { status: response.status, headers: response.headers, body: isReadable ? JSON.parse(text) : { text } };
  };
}

export const NEW = { 'If-None-Match': '*' };

/** What a command over REST needs besides its words. */
export const asked = (version: number | '*', key: string = randomUUID()) => ({
  'Idempotency-Key': key,
  'If-Match': version === '*' ? '*' : `"v${version}"`,
});

/** Places an order under a new id, and answers with the id. */
export async function placeOne(call: Call, changes: Parameters<typeof orderPayload>[0] = {}): Promise<string> {
  const id = randomUUID();
  const { status, body } = await call('PUT', `/orders/${id}`, orderPayload(changes), NEW);
  if (status !== 201) throw new Error(JSON.stringify(body));
  return id;
}
