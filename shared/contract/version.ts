// What each protocol number added. The wire changes only together with its version; the server serves N and N−1.
export const PROTOCOL_VERSION = 1;
export const OLDEST_PROTOCOL = 1;

export const PROTOCOL_HISTORY: Readonly<Record<number, string>> = {
  1: 'hello, push, pull, fetch, token; poke, closing',
};

/** Bounds both ends keep; a larger Socket.IO message would close the connection without a word. */
export const LIMITS = {
  pushCommands: 100,
  pushBytes: 256 * 1024,
  pullRows: 500,
  pullBytes: 512 * 1024,
  fetchRows: 500,
  maxMessageBytes: 4 * 1024 * 1024,
} as const;
export type Limits = { readonly [K in keyof typeof LIMITS]: number };
