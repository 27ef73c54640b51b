// Against an HTTP server that treats refresh tokens as the real one does: each works once.
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import { keptFile } from './kept-file';
import { sessionCalls } from './session';
import type { Sealing, Vault } from './vault';
import { canSeal, openVault, vaultSchema } from './vault';

const device = '00000000-0000-4000-8000-000000000003';
const other = '00000000-0000-4000-8000-000000000004';
const credentials = { deviceId: device, signInName: 'maria', password: 'hunter2hunter2', deviceName: 'Desk' };

const folder = mkdtempSync(join(tmpdir(), 'waybill-session-'));
let path = '';
let files = 0;
beforeEach(() => {
  path = join(folder, String((files += 1)), 'sessions.json');
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** What the operating system does, turned round instead of encrypted. */
const keyring: Sealing = {
  isAsyncEncryptionAvailable: async () => true,
  encryptStringAsync: async (text) => Buffer.from([...text].reverse().join('')),
  decryptStringAsync: async (sealed) => ({ result: [...sealed.toString()].reverse().join('') }),
  getSelectedStorageBackend: () => 'gnome_libsecret',
};
const none: Sealing = { ...keyring, getSelectedStorageBackend: () => 'basic_text' };

const vaultFor = (server: URL, sealing = keyring) =>
  openVault({ file: keptFile(path, vaultSchema), sealing, platform: 'linux', server });

let close = () => {};
afterEach(() => {
  close();
});

type Seen = { readonly line: string; readonly cookie: string | undefined; readonly body: string };

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  return body;
}

async function tokenServer() {
  const seen: Seen[] = [];
  let current = 0;
  const cookie = (value: string, more = '') =>
    `waybill_refresh_${device}=${value}; Path=/api/v1/session; HttpOnly${more}`;
  const listening = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      const line = `${request.method ?? ''} ${request.url ?? ''}`;
      seen.push({ line, cookie: request.headers.cookie, body });
      if (line.endsWith('/elsewhere')) return response.writeHead(200).end('{}');
      if (line.startsWith('DELETE'))
        return response.writeHead(204, { 'Set-Cookie': cookie('', '; Expires=Thu, 01 Jan 1970 00:00:00 GMT') }).end();
      if (line.endsWith('/refresh') && request.headers.cookie !== `waybill_refresh_${device}=token-${String(current)}`)
        return response
          .writeHead(401, { 'Set-Cookie': cookie('', '; Expires=Thu, 01 Jan 1970 00:00:00 GMT') })
          .end('{}');
      current += 1;
      const set = [cookie(`token-${String(current)}`), `waybill_refresh_${other}=planted; Path=/`, 'tracking=1'];
      return response.writeHead(200, { 'Set-Cookie': set }).end(`{"answer":${String(current)}}`);
    });
  });
  await new Promise<void>((ready) => listening.listen(0, '127.0.0.1', ready));
  close = () => {
    listening.closeAllConnections();
    listening.close();
  };
  const at = listening.address();
  return { seen, url: new URL(`http://127.0.0.1:${String(typeof at === 'object' ? at?.port : 0)}`) };
}

const callsOver = (server: URL, vault: Vault) => sessionCalls({ server, send: fetch, vault });

test('SHL-7 the token goes from the server to the vault and back, and no page sees it', async () => {
  const { url, seen } = await tokenServer();
  const calls = callsOver(url, await vaultFor(url));
  const answers = [await calls.signIn(credentials), await calls.goOn({ deviceId: device })];
  expect(answers).toEqual([
    { ok: { status: 200, text: '{"answer":1}' } },
    { ok: { status: 200, text: '{"answer":2}' } },
  ]);
  expect(seen).toEqual([
    { line: 'POST /api/v1/session', cookie: undefined, body: JSON.stringify(credentials) },
    {
      line: 'POST /api/v1/session/refresh',
      cookie: `waybill_refresh_${device}=token-1`,
      body: JSON.stringify({ deviceId: device }),
    },
  ]);
  expect(JSON.stringify(answers)).not.toContain('token-');
});

test('SHL-7 the token outlives the shell, sealed, in a file of its owner', async () => {
  const { url } = await tokenServer();
  await callsOver(url, await vaultFor(url)).signIn(credentials);
  expect(readFileSync(path, 'utf8')).not.toContain('token-1');
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(await callsOver(url, await vaultFor(url)).goOn({ deviceId: device })).toMatchObject({ ok: { status: 200 } });
});

test('SHL-7 refreshes asked for at once are made one after the other, each with the token of the one before', async () => {
  const { url } = await tokenServer();
  const calls = callsOver(url, await vaultFor(url));
  await calls.signIn(credentials);
  const answers = await Promise.all([1, 2, 3].map(() => calls.goOn({ deviceId: device })));
  expect(answers.map((answer) => ('ok' in answer ? answer.ok.status : answer))).toEqual([200, 200, 200]);
});

test('SHL-7 signing out, or a no of the server, forgets the token', async () => {
  const { url, seen } = await tokenServer();
  const vault = await vaultFor(url);
  const calls = callsOver(url, vault);
  await calls.signIn(credentials);
  await calls.signOut({ deviceId: device });
  expect(seen.at(-1)).toMatchObject({ line: 'DELETE /api/v1/session', cookie: `waybill_refresh_${device}=token-1` });
  expect(await vault.read(device)).toBeNull();
  await vault.keep(device, 'stale');
  expect(await calls.goOn({ deviceId: device })).toMatchObject({ ok: { status: 401 } });
  expect(await vault.read(device)).toBeNull();
});

test('SHL-7 a token is for one device and for the server that gave it', async () => {
  const { url } = await tokenServer();
  await callsOver(url, await vaultFor(url)).signIn(credentials);
  expect(await (await vaultFor(url)).read(device)).toBe('token-1');
  expect(await (await vaultFor(url)).read(other)).toBeNull();
  expect(await (await vaultFor(new URL('https://evil.example'))).read(device)).toBeNull();
});

test('SHL-7 without a keyring nothing is written, and the token lasts until the shell closes', async () => {
  const { url } = await tokenServer();
  const vault = await vaultFor(url, none);
  expect(vault.isLasting).toBe(false);
  const calls = callsOver(url, vault);
  await calls.signIn(credentials);
  expect(await calls.goOn({ deviceId: device })).toMatchObject({ ok: { status: 200 } });
  expect(statSync(path, { throwIfNoEntry: false })).toBeUndefined();
  expect(await (await vaultFor(url, none)).read(device)).toBeNull();
});

test('SHL-7 what everybody could open is no seal', async () => {
  expect(await canSeal(keyring, 'linux')).toBe(true);
  expect(await canSeal(none, 'linux')).toBe(false);
  expect(await canSeal({ ...keyring, getSelectedStorageBackend: () => 'unknown' }, 'linux')).toBe(false);
  expect(await canSeal(none, 'darwin')).toBe(true);
  expect(await canSeal({ ...keyring, isAsyncEncryptionAvailable: async () => false }, 'win32')).toBe(false);
});

test('SHL-7 a token that cannot be opened or kept asks for the password at the next start and disturbs nothing', async () => {
  const { url } = await tokenServer();
  const broken = async () => Promise.reject(new Error('the keyring is locked'));
  await callsOver(url, await vaultFor(url)).signIn(credentials);
  expect(await (await vaultFor(url, { ...keyring, decryptStringAsync: broken })).read(device)).toBeNull();
  const calls = callsOver(url, await vaultFor(url, { ...keyring, encryptStringAsync: broken }));
  expect(await calls.signIn(credentials)).toMatchObject({ ok: { status: 200 } });
});

test('SHL-7 a server that is not there, or sends us elsewhere, is no answer', async () => {
  const nowhere = new URL('http://127.0.0.1:9');
  expect(await callsOver(nowhere, await vaultFor(nowhere)).setUpNeeded()).toEqual({ problem: 'unreachable' });
  const listening = createServer((_request, response) => response.writeHead(302, { Location: '/elsewhere' }).end());
  await new Promise<void>((ready) => listening.listen(0, '127.0.0.1', ready));
  close = () => listening.close();
  const at = listening.address();
  const url = new URL(`http://127.0.0.1:${String(typeof at === 'object' ? at?.port : 0)}`);
  expect(await callsOver(url, await vaultFor(url)).signIn(credentials)).toEqual({ problem: 'unreachable' });
});
