import { createServer } from 'node:http';
import express from 'express';
import { expect, test } from 'vitest';
import { securityHeaders } from './security-headers';

test('SRV-2, SHL-3 the browser shell has the policy of the desktop shell, with this server to talk to', async () => {
  const server = createServer(express().use(securityHeaders(false), (_request, response) => void response.end()));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const at = server.address();
  const host = `127.0.0.1:${String(typeof at === 'object' ? at?.port : 0)}`;
  const { headers } = await fetch(`http://${host}/`);
  server.close();
  expect(headers.get('Content-Security-Policy')).toBe(
    "default-src 'none';script-src 'self';style-src 'self';img-src 'self' blob: data:;font-src 'self';" +
      `connect-src 'self' ws://${host} wss://${host};worker-src 'self' blob:;manifest-src 'self';object-src 'none';` +
      "base-uri 'none';form-action 'none';frame-ancestors 'none';require-trusted-types-for 'script'",
  );
});
