// What a page of ours may be given; everything else is refused without asking anybody.

const GRANTED: ReadonlySet<string> = new Set(['clipboard-sanitized-write', 'notifications', 'persistent-storage']);

/**
 * Without these Chromium 142 and later keeps a page from a server on this computer or in this building. They open nothing:
 * each request is held to the one server all the same. Asked by the network itself, without an origin.
 */
const REACHING: ReadonlySet<string> = new Set(['local-network-access', 'local-network', 'loopback-network']);

export const mayReach = (permission: string): boolean => REACHING.has(permission);
export const mayUse = (permission: string): boolean => GRANTED.has(permission);
