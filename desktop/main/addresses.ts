// Which addresses there are for us: the server's, our own pages', and the few that may be opened outside. Pure.
import { SHELL_ORIGIN } from 'shared/contract/shell';

const LOOPBACK: ReadonlySet<string> = new Set(['127.0.0.1', '[::1]', 'localhost']);
const LONGEST = 2_000;

/** The server this desktop belongs to: by https, or by http on this computer; null for anything else. */
export function serverAddress(given: string | undefined): URL | null {
  if (given === undefined || !URL.canParse(given)) return null;
  const { protocol, hostname, origin, username, password } = new URL(given);
  if (username !== '' || password !== '') return null;
  return protocol === 'https:' || (protocol === 'http:' && LOOPBACK.has(hostname)) ? new URL(origin) : null;
}

export type TypedServer =
  | { readonly type: 'server'; readonly server: URL }
  | { readonly type: 'no-address' }
  /** An address of another computer that others on the way could read along. */
  | { readonly type: 'not-https' };

/** What a person typed, with or without the beginning people leave out: https, and http for this computer alone. */
export function typedServer(typed: string): TypedServer {
  const given = typed.trim();
  const whole = /^[a-z][a-z\d+.-]*:\/\//i.test(given) ? given : `${isNearby(given) ? 'http' : 'https'}://${given}`;
  const server = serverAddress(whole);
  if (server !== null) return { type: 'server', server };
  return { type: URL.canParse(whole) && new URL(whole).protocol === 'http:' ? 'not-https' : 'no-address' };
}

const isNearby = (given: string): boolean =>
  URL.canParse(`http://${given}`) && LOOPBACK.has(new URL(`http://${given}`).hostname);

/** The server as its socket is addressed. */
export const socketOrigin = ({ origin }: URL): string => origin.replace(/^http/, 'ws');

/** Whether an address is one of our own pages. Node gives such addresses no origin, so it is put together here. */
export function isOurs(target: string): boolean {
  if (!URL.canParse(target)) return false;
  const { protocol, host, username, password } = new URL(target);
  return `${protocol}//${host}` === SHELL_ORIGIN && username === '' && password === '';
}

/** Whether a page may load it: from the bundle, made by the page itself, or from the server. */
export function mayLoad(server: URL | null, target: string): boolean {
  if (isOurs(target)) return true;
  if (!URL.canParse(target)) return false;
  const { protocol, origin } = new URL(target);
  if (protocol === 'data:' || protocol === 'blob:') return origin === 'null' || isOurs(origin);
  return server !== null && (origin === server.origin || origin === socketOrigin(server));
}

/** What other programs may be asked to open: pages of the server, and a letter to one address without anything else. */
export function mayOpenOutside(server: URL | null, target: string): boolean {
  if (target.length > LONGEST || !URL.canParse(target)) return false;
  const { protocol, origin, pathname, search, username, password } = new URL(target);
  if (protocol === 'mailto:') return /^[\w.+-]+@[\w-]+(\.[\w-]+)+$/.test(pathname) && search === '';
  return protocol === 'https:' && origin === server?.origin && username === '' && password === '';
}
