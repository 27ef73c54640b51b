import { createServer } from 'node:http';
import type { RequestListener } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { deviceId } from 'shared/ids';
import { account } from './account';

const device = deviceId('00000000-0000-4000-8000-000000000003');
const session = {
  accessToken: 'a.b.c',
  expiresAt: '2026-01-01T00:10:00.000Z',
  organisationId: '00000000-0000-4000-8000-000000000001',
  person: { id: '00000000-0000-4000-8000-000000000002', name: 'Maria', signInName: 'maria', roles: ['warehouse'] },
  device: { id: device, code: 'W3' },
};
const problem = {
  type: 'urn:waybill:problem:not-recognised',
  status: 401,
  code: 'not-recognised',
  title: 'No.',
  detail: 'Wait.',
};

let close = () => {};
afterEach(() => {
  close();
});

async function server(answer: RequestListener): Promise<string> {
  const listening = createServer(answer);
  close = () => {
    listening.closeAllConnections();
    listening.close();
  };
  const port = await new Promise((ready) => {
    listening.listen(0, '127.0.0.1', () => {
      const at = listening.address();
      ready(typeof at === 'object' ? at?.port : 0);
    });
  });
  return `http://127.0.0.1:${String(port)}`;
}

const says =
  (status: number, body: unknown): RequestListener =>
  (_request, response) => {
    response
      .writeHead(status, { 'Content-Type': 'application/json' })
      .end(typeof body === 'string' ? body : JSON.stringify(body));
  };

test('SGN-4 a session comes back as the server gave it', async () => {
  const answer = await account(await server(says(200, session)), fetch).goOn(device);
  expect(answer).toMatchObject({
    type: 'answer',
    body: { accessToken: 'a.b.c', person: { name: 'Maria' }, device: { code: 'W3' } },
  });
});

test('SGN-4 a no of the server is told in its words', async () => {
  const answer = await account(await server(says(401, problem)), fetch).goOn(device);
  expect(answer).toEqual({ type: 'refused', status: 401, code: 'not-recognised', sentence: 'No. Wait.', faults: [] });
});

test.each([
  ['a server in trouble', says(503, problem)],
  ['a page of somebody else', says(200, '<html>Sign in to this Wi-Fi</html>')],
  ['an error page of somebody else', says(404, '<html>')],
  ['a session without a person', says(200, { accessToken: 'x' })],
  ['a connection that breaks', (_request: unknown, response: { destroy: () => void }) => response.destroy()],
  ['an answer that never comes', () => undefined],
] as const)('SGN-4 %s is nobody, not a no', async (_what, answer) => {
  const there = account(await server(answer as RequestListener), fetch, 300);
  expect(await there.goOn(device)).toEqual({ type: 'unreachable' });
});

test('SGN-4 where nobody listens, nobody is reached', async () => {
  expect(await account('http://127.0.0.1:9', fetch).isEmpty()).toEqual({ type: 'unreachable' });
});

test('SGN-4 signing out and setting up need no body in answer', async () => {
  const there = account(await server(says(204, '')), fetch);
  expect(await there.signOut(device)).toEqual({ type: 'answer', body: null });
});
