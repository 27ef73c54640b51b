import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express from 'express';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { invite } from '../auth/set-up';
import { listen } from '../listen';
import { PASSWORD, newDevice } from '../testing/sign-in-desk';
import type { TestServer } from '../testing/server';
import { cookieOf, startTestServer } from '../testing/server';
import { screens } from './screens';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ 'cors-origins': 'app://waybill' });
});
afterAll(() => server.close());

const problemOf = async (response: Response) => {
  expect(response.headers.get('Content-Type')).toMatch(/^application\/problem\+json/);
  const body: unknown = await response.json();
  expect(body).toMatchObject({ correlationId: response.headers.get('X-Correlation-Id'), status: response.status });
  return body;
};

const attempt = (signInName: string, changes: Readonly<Record<string, unknown>> = {}) => ({
  signInName,
  password: PASSWORD,
  deviceId: newDevice(),
  deviceName: 'Front desk',
  ...changes,
});

test('SRV-1 the first person is set up over the wire, once', async () => {
  expect(await (await server.call('/api/v1/setup')).json()).toEqual({
    needed: true,
    organisationId: expect.any(String),
  });
  const { db, organisation, now } = server.auth;
  const token = await invite(db, organisation, now());
  const first = { token, name: 'Ada Lovelace', signInName: 'ada', password: PASSWORD };
  const short = await server.post('/api/v1/setup', { ...first, password: 'short' });
  expect(await problemOf(short)).toMatchObject({ status: 422, errors: [{ pointer: '/password' }] });
  expect((await server.post('/api/v1/setup', first)).status).toBe(201);
  expect(await problemOf(await server.post('/api/v1/setup', first))).toMatchObject({
    status: 403,
    code: 'invitation-invalid',
  });
  expect(await (await server.call('/api/v1/setup')).json()).toMatchObject({ needed: false });
});

test('SGN-9 signing in gives a token to show and one no script can read; refreshing turns both', async () => {
  await server.add('grace', ['finance']);
  const wanted = attempt('grace');
  const response = await server.post('/api/v1/session', wanted);
  expect(await response.json()).toMatchObject({
    organisationId: server.auth.organisation,
    person: { name: 'Ada grace', signInName: 'grace', roles: ['finance'] },
    device: { id: wanted.deviceId, code: expect.stringMatching(/^W\d+$/) },
  });
  const [cookie = ''] = response.headers.getSetCookie();
  expect(cookie).toMatch(
    new RegExp(`^waybill_refresh_${wanted.deviceId}=.*; Path=/api/v1/session; .*HttpOnly; SameSite=Strict$`),
  );
  expect(response.headers.get('Cache-Control')).toBe('no-store');

  const { deviceId } = wanted;
  const next = await server.post('/api/v1/session/refresh', { deviceId }, { Cookie: cookieOf(response) });
  expect(next.status).toBe(200);
  expect(cookieOf(next)).not.toBe(cookieOf(response));
  const ended = await server.call('/api/v1/session', {
    method: 'DELETE',
    body: JSON.stringify({ deviceId }),
    headers: { 'Content-Type': 'application/json', Cookie: cookieOf(next) },
  });
  expect(ended.status).toBe(204);
  const late = await server.post('/api/v1/session/refresh', { deviceId }, { Cookie: cookieOf(next) });
  expect(await problemOf(late)).toMatchObject({ status: 401, code: 'signed-out' });
  expect(late.headers.getSetCookie()[0]).toMatch(/=; .*Expires=Thu, 01 Jan 1970/);
});

test('SGN-9 people who share a computer refresh each their own', async () => {
  const [one, other] = [await server.desktop('one'), await server.desktop('other')];
  const Cookie = `${one.cookie}; ${other.cookie}`;
  for (const { deviceId, personId } of [one, other]) {
    const response = await server.post('/api/v1/session/refresh', { deviceId }, { Cookie });
    expect(await response.json()).toMatchObject({ person: { id: personId } });
  }
});

test('SGN-7 a refused sign-in does not tell why, and a name that is tried too often has to wait, known or not', async () => {
  await server.add('known');
  for (const name of ['known', 'unknown']) {
    for (let tries = 0; tries < 20; tries += 1) {
      const response = await server.post('/api/v1/session', attempt(name, { password: `wrong ${tries}` }));
      const { correlationId: _, ...problem } = (await response.json()) as Record<string, unknown>;
      expect(problem).toEqual({
        type: 'urn:waybill:problem:not-recognised',
        title: 'Name or password is not right.',
        status: 401,
        detail: expect.any(String),
        instance: '/api/v1/session',
        code: 'not-recognised',
        retryable: false,
      });
    }
    const response = await server.post('/api/v1/session', attempt(name));
    expect(await problemOf(response)).toMatchObject({ status: 429, code: 'rate-limited', retryable: true });
    expect(Number(response.headers.get('Retry-After'))).toBeGreaterThan(60);
  }
});

test.each([
  ['an unknown field', { ...attempt('x'), admin: true }],
  ['a missing field', { signInName: 'x', password: 'y' }],
  ['a wrong type', attempt('x', { password: 7 })],
  ['no object', []],
  ['an empty name', attempt('  ')],
  ['a NUL', attempt('a\0b')],
  ['a lone surrogate', attempt('a\ud800b')],
  ['a name as long as a book', attempt('x'.repeat(201))],
  ['a password as long as a book', attempt('x', { password: 'x'.repeat(201) })],
  ['a device that is no id', attempt('x', { deviceId: "'; drop table devices" })],
])('SRV-1 a sign-in with %s is a problem that says where', async (_what, body) => {
  const problem = await problemOf(await server.post('/api/v1/session', body));
  expect(problem).toMatchObject({
    status: 422,
    code: 'validation',
    errors: expect.arrayContaining([expect.objectContaining({ pointer: expect.stringMatching(/^\//) })]),
  });
});

test.each<[string, RequestInit, number, string]>([
  ['broken JSON', { method: 'POST', body: '{bad', headers: { 'Content-Type': 'application/json' } }, 400, 'malformed'],
  ['a lone string', { method: 'POST', body: '"x"', headers: { 'Content-Type': 'application/json' } }, 400, 'malformed'],
  [
    'no JSON',
    { method: 'POST', body: 'a=b', headers: { 'Content-Type': 'application/x-www-form-urlencoded' } },
    415,
    'unsupported-media-type',
  ],
  [
    'a compressed body',
    { method: 'POST', body: '{}', headers: { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' } },
    415,
    'unsupported-media-type',
  ],
  [
    'an unknown charset',
    { method: 'POST', body: '{}', headers: { 'Content-Type': 'application/json; charset=x' } },
    415,
    'unsupported-media-type',
  ],
  [
    'a body over the limit',
    { method: 'POST', body: `"${'x'.repeat(1_100_000)}"`, headers: { 'Content-Type': 'application/json' } },
    413,
    'too-large',
  ],
  ['no body', { method: 'POST' }, 415, 'unsupported-media-type'],
  [
    'another method',
    { method: 'PATCH', body: '{}', headers: { 'Content-Type': 'application/json' } },
    404,
    'not-found',
  ],
])('SRV-1 %s is a problem', async (_what, init, status, code) => {
  expect(await problemOf(await server.call('/api/v1/session', init))).toMatchObject({ status, code });
});

test.each(['/api/v1/nope', '/api', '/nope.js', '/..%2f..%2fetc/passwd', '/a%00b.txt', '/socket.io.js'])(
  'SRV-1 %s is a problem',
  async (path) => {
    const response = await server.call(path);
    expect(await problemOf(response)).toMatchObject({ code: expect.any(String) });
    expect(response.status).toBeGreaterThanOrEqual(400);
    expect(response.status).toBeLessThan(500);
  },
);

test('SRV-1 the id of the caller is used, unless it is odd', async () => {
  const idFor = async (id: string) =>
    (await server.call('/healthz', { headers: { 'X-Correlation-Id': id } })).headers.get('X-Correlation-Id');
  expect(await idFor('run-7.abc')).toBe('run-7.abc');
  expect(await idFor('<script>')).toMatch(/^[0-9a-f-]{36}$/);
});

test('SRV-1 bytes that are no HTTP disturb nobody', async () => {
  const { port } = new URL(server.address);
  const raw = connect(Number(port), '127.0.0.1');
  const ended = new Promise((resolve) => raw.on('close', resolve));
  raw.on('error', () => undefined);
  raw.end('\x16\x03\x01 this is no HTTP\r\n\r\n');
  raw.resume();
  await ended;
  expect(await (await server.call('/healthz')).json()).toEqual({ status: 'ok' });
  expect(await (await server.call('/readyz')).json()).toEqual({ status: 'ready' });
});

test('SRV-2 another page cannot act in a person’s name; the desktop shell may', async () => {
  const { deviceId, cookie } = await server.desktop('framed');
  const refreshFrom = (Origin: string) =>
    server.post('/api/v1/session/refresh', { deviceId }, { Cookie: cookie, Origin });
  expect(await problemOf(await refreshFrom('https://evil.example'))).toMatchObject({
    status: 403,
    code: 'origin-refused',
  });
  const shell = await refreshFrom('app://waybill');
  expect(shell.status).toBe(200);
  expect(shell.headers.get('Access-Control-Allow-Origin')).toBe('app://waybill');
  const asked = await server.call('/api/v1/session', { method: 'OPTIONS', headers: { Origin: 'app://waybill' } });
  expect(asked.status).toBe(204);
  expect(asked.headers.get('Access-Control-Allow-Headers')).toContain('Content-Type');
});

test('SRV-2 pages run our own scripts only, in nobody’s frame, and talk to this server', async () => {
  const { headers } = await server.call('/healthz');
  const policy = headers.get('Content-Security-Policy') ?? '';
  const { host } = new URL(server.address);
  for (const part of [
    "default-src 'none'",
    "script-src 'self'",
    "frame-ancestors 'none'",
    "object-src 'none'",
    `connect-src 'self' ws://${host}`,
  ]) {
    expect(policy).toContain(part);
  }
  expect(policy).not.toMatch(/unsafe/);
  expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
  expect(headers.get('X-Powered-By')).toBe(null);
});

test('SRV-5 nothing of anybody stands in the log', async () => {
  const { deviceId } = await server.desktop('logged');
  await server.post('/api/v1/session', attempt('logged', { password: 'hunter2hunter2' }));
  await server.call('/orders/Lovelace?name=Ada');
  const log = server.logged();
  expect(log).toContain(deviceId);
  expect(log).not.toMatch(/Ada|Lovelace|hunter2|eyJ|waybill_refresh|Front desk/);
});

test('SRV-7 hashed files are kept for ever, the start is asked for each time, and every screen’s address opens it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'waybill-screens-'));
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), '<p>Waybill</p>');
  writeFileSync(join(folder, 'sw.js'), 'self.x = 1');
  writeFileSync(join(folder, 'assets', 'index-abc123.js'), 'x = 1');
  writeFileSync(join(folder, '.secret'), 'x');
  const small = createServer(express().use(screens(folder)));
  const port = await listen(small, { host: '127.0.0.1', port: 0 });
  const get = async (path: string) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, { headers: { Accept: 'text/html' } });
    return [response.status, response.headers.get('Cache-Control'), (await response.text()).slice(0, 14)];
  };
  expect(await get('/')).toEqual([200, 'no-cache', '<p>Waybill</p>']);
  expect(await get('/orders/W1-000001')).toEqual([200, 'no-cache', '<p>Waybill</p>']);
  expect(await get('/sw.js')).toEqual([200, 'no-cache', 'self.x = 1']);
  expect(await get('/assets/index-abc123.js')).toEqual([200, 'public, max-age=31536000, immutable', 'x = 1']);
  expect((await get('/assets/gone.js'))[0]).toBe(404);
  expect((await get('/.secret'))[0]).toBe(404);
  expect((await get('/api/v1/nope'))[0]).toBe(404);
  small.close();
  rmSync(folder, { recursive: true });
});
