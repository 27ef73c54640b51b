import { createServer } from 'node:http';
import type { Server, ServerResponse } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { typedServer } from './addresses';
import { knockAt } from './knock-at';

let open: Server | null = null;
afterEach(() => {
  open?.closeAllConnections();
  open?.close();
  open = null;
});

async function serverThat(answers: (response: ServerResponse) => void): Promise<URL> {
  const server = createServer((_asked, response) => {
    answers(response);
  });
  open = server;
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const at = server.address();
  return new URL(`http://127.0.0.1:${String(typeof at === 'object' ? at?.port : 0)}`);
}

test('SHL-13 a Waybill server is known by its answer', async () => {
  const server = await serverThat((response) => response.end('{"needed":true,"organisationId":"x"}'));
  expect(await knockAt(server, fetch)).toBe('waybill');
});

test.each([
  ['a page', (response: ServerResponse) => response.end('<html>Welcome to the guest network</html>')],
  ['other JSON', (response: ServerResponse) => response.end('{"status":"ok"}')],
  ['a redirection', (response: ServerResponse) => response.writeHead(302, { Location: 'https://evil.example' }).end()],
  ['nothing of that name', (response: ServerResponse) => response.writeHead(404).end('{"needed":true}')],
  ['an endless page', (response: ServerResponse) => response.end(`{"needed":true,"x":"${'x'.repeat(20_000)}"}`)],
])('SHL-13 what answers with %s is no Waybill server', async (_what, answers) => {
  expect(await knockAt(await serverThat(answers), fetch)).toBe('not-waybill');
});

test('SHL-13 a server that is down, silent or not ready is not reached', async () => {
  expect(await knockAt(new URL('http://127.0.0.1:9'), fetch)).toBe('unreachable');
  expect(await knockAt(await serverThat((response) => response.writeHead(503).end()), fetch)).toBe('unreachable');
  open?.close();
  expect(await knockAt(await serverThat(() => undefined), fetch, 50)).toBe('unreachable');
});

test.each([
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
])('SHL-13 a certificate that proves nothing (%s) is told apart from a server that is not there', async (code) => {
  const refuses: typeof fetch = async () => {
    throw new TypeError('fetch failed', { cause: Object.assign(new Error('tls'), { code }) });
  };
  expect(await knockAt(new URL('https://waybill.example'), refuses)).toBe('untrusted');
});

test.each([
  ['waybill.example', 'https://waybill.example'],
  ['  https://waybill.example:8443/orders?x#y ', 'https://waybill.example:8443'],
  ['localhost:8080', 'http://localhost:8080'],
  ['127.0.0.1:8080', 'http://127.0.0.1:8080'],
  ['[::1]:8080', 'http://[::1]:8080'],
  ['waybill.example:8443', 'https://waybill.example:8443'],
])('SHL-13 %j is read as %s', (typed, origin) => {
  const read = typedServer(typed);
  expect(read.type === 'server' && read.server.origin).toBe(origin);
});

test.each([
  ['http://waybill.example', 'not-https'],
  ['', 'no-address'],
  ['our server', 'no-address'],
  ['ftp://waybill.example', 'no-address'],
  ['javascript://waybill.example', 'no-address'],
  ['https://maria:secret@waybill.example', 'no-address'],
])('SHL-13 %j is no server: %s', (typed, why) => {
  expect(typedServer(typed).type).toBe(why);
});
