// What a browser may do with our pages: run our own scripts, talk to this server, nothing else.
import type { IncomingMessage } from 'node:http';
import type { RequestHandler } from 'express';
import helmet from 'helmet';
import { pagePolicy } from 'shared/contract/page-policy';

const HOST = /^[\w.-]+(:\d+)?$|^\[[0-9a-f:]+\](:\d+)?$/i;

/** Some browsers do not count the socket of the same host as 'self'. */
function ownSocket({ headers: { host } }: IncomingMessage): string {
  return host !== undefined && HOST.test(host) ? `ws://${host} wss://${host}` : "'self'";
}

export function securityHeaders(isHttps: boolean): RequestHandler {
  return helmet({
    contentSecurityPolicy: { useDefaults: false, directives: directives() },
    strictTransportSecurity: isHttps,
    referrerPolicy: { policy: 'no-referrer' },
  });
}

/** The very policy of the desktop shell; helmet wants lists it may change. */
const directives = () =>
  Object.fromEntries(Object.entries(pagePolicy([ownSocket])).map(([directive, sources]) => [directive, [...sources]]));
