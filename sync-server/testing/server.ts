// The whole server in this process, on a database of its own, and what talks to it: a browser's calls and a desktop's socket.
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PROTOCOL_VERSION } from 'shared/contract/version';
import { commandId, personId } from 'shared/ids';
import type { DeviceId, PersonId } from 'shared/ids';
import type { Role } from 'shared/person/person';
import { io } from 'socket.io-client';
import type { Socket } from 'socket.io-client';
import { z } from 'zod';
import { addPerson } from '../auth/add-person';
import type { Auth } from '../auth/auth';
import { readConfig } from '../config';
import { openLog } from '../log/open-log';
import type { RunningServer, ServerWishes } from '../main';
import { startServer } from '../main';
import type { TestClock } from './clock';
import { testClock } from './clock';
import { freshDatabase } from './postgres';
import { CHEAP, PASSWORD, newDevice } from './sign-in-desk';

const sessionSchema = z.object({
  accessToken: z.string(),
  expiresAt: z.string(),
  organisationId: z.string(),
  person: z.object({ id: z.string(), roles: z.array(z.string()) }),
  device: z.object({ id: z.string(), code: z.string() }),
});

export type SignedInDesktop = {
  readonly personId: PersonId;
  readonly deviceId: DeviceId;
  readonly token: string;
  readonly cookie: string;
};

export type TestServer = Omit<RunningServer, 'auth'> & {
  readonly auth: Auth;
  readonly clock: TestClock;
  readonly databaseUrl: string;
  /** Everything it has logged, as it was written. */
  readonly logged: () => string;
  readonly call: (path: string, init?: RequestInit) => Promise<Response>;
  readonly post: (path: string, body: unknown, headers?: Readonly<Record<string, string>>) => Promise<Response>;
  readonly add: (signInName: string, roles?: readonly Role[]) => Promise<PersonId>;
  readonly desktop: (signInName: string, roles?: readonly Role[]) => Promise<SignedInDesktop>;
  /** Not connected yet. */
  readonly socket: (auth: Readonly<Record<string, unknown>>, namespace?: string) => Socket;
  readonly close: () => Promise<void>;
};

export async function startTestServer(
  flags: Readonly<Record<string, string>> = {},
  environment: Readonly<Record<string, string>> = {},
): Promise<TestServer> {
  const fresh = await freshDatabase();
  const home = mkdtempSync(join(tmpdir(), 'waybill-server-'));
  const clock = testClock();
  const lines: string[] = [];
  const log = openLog({ level: 'info', format: 'json', destination: { write: (line) => void lines.push(line) } });
  const wishes = wishesOf({ home, port: '0', 'database-url': fresh.url, ...flags });
  const server = await startServer({ ...wishes, log, environment, now: clock.now });
  const { auth } = server;
  if (auth === null) throw new Error('a worker lets nobody in');
  const { call, post } = callsTo(server.address);
  const add = (signInName: string, roles: readonly Role[] = ['manager']) => addTo(auth, signInName, roles);
  const desktop = async (signInName: string, roles?: readonly Role[]): Promise<SignedInDesktop> => {
    const person = await add(signInName, roles);
    const deviceId = newDevice();
    const response = await post('/api/v1/session', {
      signInName,
      password: PASSWORD,
      deviceId,
      deviceName: 'Front desk',
    });
    const { accessToken } = sessionSchema.parse(await response.json());
    return { personId: person, deviceId, token: accessToken, cookie: cookieOf(response) };
  };
  const { socket, disconnect } = socketsTo(server.address);
  const close = async () => {
    disconnect();
    await server.stop();
    await fresh.drop();
    rmSync(home, { recursive: true });
  };
  return {
    ...server,
    auth,
    databaseUrl: fresh.url,
    clock,
    logged: () => lines.join(''),
    call,
    post,
    add,
    desktop,
    socket,
    close,
  };
}

function callsTo(address: string): Pick<TestServer, 'call' | 'post'> {
  const call = (path: string, init?: RequestInit) => fetch(`${address}${path}`, init);
  const post: TestServer['post'] = (path, body, headers = {}) =>
    call(path, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'Content-Type': 'application/json', ...headers },
    });
  return { call, post };
}

function socketsTo(address: string) {
  const sockets: Socket[] = [];
  const socket: TestServer['socket'] = (auth, namespace = '/sync') => {
    const made = io(`${address}${namespace}`, { transports: ['websocket'], auth, reconnection: false, forceNew: true });
    sockets.push(made);
    return made;
  };
  return { socket, disconnect: () => sockets.forEach((one) => one.disconnect()) };
}

async function addTo(auth: Auth, signInName: string, roles: readonly Role[]): Promise<PersonId> {
  const ids = { personId: personId(randomUUID()), commandId: commandId(randomUUID()) };
  const result = await addPerson(auth, { ...ids, name: `Ada ${signInName}`, signInName, roles, password: PASSWORD });
  if (result.type !== 'added') throw new Error(JSON.stringify(result));
  return result.personId;
}

/** What the browser would send back. */
export const cookieOf = (response: Response): string =>
  response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');

export const handshakeOf = ({ token, deviceId }: Pick<SignedInDesktop, 'token' | 'deviceId'>) => ({
  token,
  deviceId,
  protocol: PROTOCOL_VERSION,
  appVersion: '0.1.0',
});

function wishesOf(flags: Readonly<Record<string, string>>): Omit<ServerWishes, 'log'> {
  const read = readConfig({ flags, environment: {}, envFile: {}, readFile: () => null });
  if (read.type === 'faults') throw new Error(read.faults.join('\n'));
  return { config: read.config, tell: () => undefined, migrate: false, passwordCost: CHEAP, pollMs: 100 };
}
