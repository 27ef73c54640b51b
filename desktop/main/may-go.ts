// Where our window may go: within the server it was opened for, and nowhere else.

/** The address the window opens, or null where what was given is none a browser could show. */
export function serverAddress(given: string | undefined): URL | null {
  if (given === undefined || !URL.canParse(given)) return null;
  const address = new URL(given);
  return address.protocol === 'http:' || address.protocol === 'https:' ? address : null;
}

export function mayGo(server: URL, target: string): boolean {
  return URL.canParse(target) && new URL(target).origin === server.origin;
}

const GRANTED: ReadonlySet<string> = new Set(['clipboard-sanitized-write', 'notifications', 'persistent-storage']);

/** All that a page of ours may be given; everything else is refused without asking anybody. */
export const mayUse = (permission: string): boolean => GRANTED.has(permission);
