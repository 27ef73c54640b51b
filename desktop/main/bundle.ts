// Gives out the built screens under app://waybill: files of the bundle and nothing beside it, each with the policy.
import { readFile } from 'node:fs/promises';
import { extname, join, resolve, sep } from 'node:path';
import { policyText } from 'shared/contract/page-policy';
import { isOurs, socketOrigin } from './addresses';

/** Before the app is ready: pages with storage, workers and Web Crypto, as those of an https address. */
export const SCHEME = {
  scheme: 'app',
  privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
} as const;

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
};

export type Asked = { readonly method: string; readonly url: string };

/**
 * @param folder of the built screens
 * @param server the one server pages may talk to, asked for each page; null where it is not known yet: then they talk to none
 */
export function bundle(folder: string, server: () => URL | null): (asked: Asked) => Promise<Response> {
  const fixed = {
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cache-Control': 'no-cache',
  };
  const headersNow = () => ({ 'Content-Security-Policy': policyText(originsOf(server())), ...fixed });
  const nothing = (status: number) => new Response(null, { status, headers: headersNow() });
  return async ({ method, url }) => {
    if (method !== 'GET') return nothing(405);
    const file = isOurs(url) ? fileOf(folder, new URL(url).pathname) : null;
    const type = file === null ? undefined : TYPES[extname(file)];
    if (file === null || type === undefined) return nothing(404);
    const content = await readFile(file).catch(() => null);
    return content === null
      ? nothing(404)
      : new Response(new Uint8Array(content), { headers: { ...headersNow(), 'Content-Type': type } });
  };
}

const originsOf = (server: URL | null): readonly string[] =>
  server === null ? [] : [server.origin, socketOrigin(server)];

/** The file an address means, or null where it leads out of the folder. An address without an ending is a screen's. */
export function fileOf(folder: string, pathname: string): string | null {
  const path = decoded(pathname);
  if (path === null || /[\0\\:]/.test(path)) return null;
  const root = resolve(folder);
  const file = resolve(join(root, path));
  if (file !== root && !file.startsWith(root + sep)) return null;
  return extname(file) === '' || file === root ? join(root, 'index.html') : file;
}

function decoded(pathname: string): string | null {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return null;
  }
}
