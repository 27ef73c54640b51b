// Passwords as scrypt hashes in PHC string form. Hashing is costly on purpose, so only two run at once.
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

export type PasswordCost = { readonly log2N: number; readonly r: number; readonly p: number };

/** 32 MB and about 70 ms each. */
export const PASSWORD_COST: PasswordCost = { log2N: 15, r: 8, p: 1 };
const AT_ONCE = 2;
const KEY_BYTES = 32;

export type Passwords = {
  /** `$scrypt$ln=15,r=8,p=1$<salt>$<key>` */
  readonly hash: (password: string) => Promise<string>;
  readonly verify: (password: string, hash: string) => Promise<boolean>;
  /** Takes as long as `verify` and is always false: for names nobody has. */
  readonly verifyNothing: (password: string) => Promise<false>;
};

/** Kept in a hash's place while somebody has not chosen a password yet. No password fits it. */
export const NO_PASSWORD = '';

export function passwords(cost: PasswordCost = PASSWORD_COST): Passwords {
  const inTurn = atMost(AT_ONCE);
  const verify = async (password: string, hash: string) => {
    const parts = partsOf(hash);
    if (parts === null) return false;
    const key = await inTurn(() => derive(password, parts.salt, parts.cost, parts.key.length));
    return timingSafeEqual(key, parts.key);
  };
  const hash = async (password: string) => {
    const salt = randomBytes(16);
    return written(cost, salt, await inTurn(() => derive(password, salt, cost, KEY_BYTES)));
  };
  const nothing = written(cost, Buffer.alloc(16), Buffer.alloc(KEY_BYTES));
  const verifyNothing = async (password: string): Promise<false> => {
    await verify(password, nothing);
    return false;
  };
  return { hash, verify, verifyNothing };
}

/** The same password may be typed with composed or decomposed letters, depending on the keyboard. */
function derive(password: string, salt: Buffer, { log2N, r, p }: PasswordCost, length: number): Promise<Buffer> {
  const N = 2 ** log2N;
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, length, { N, r, p, maxmem: 256 * N * r }, (error, key) => {
      if (error === null) resolve(key);
      else reject(error);
    });
  });
}

const base64 = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '');

const written = ({ log2N, r, p }: PasswordCost, salt: Buffer, key: Buffer) =>
  `$scrypt$ln=${log2N},r=${r},p=${p}$${base64(salt)}$${base64(key)}`;

function partsOf(hash: string): { readonly cost: PasswordCost; readonly salt: Buffer; readonly key: Buffer } | null {
  const found = /^\$scrypt\$ln=(\d{1,2}),r=(\d{1,2}),p=(\d{1,2})\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/.exec(hash);
  if (found === null) return null;
  const [, log2N, r, p, salt = '', key = ''] = found;
  return {
    cost: { log2N: Number(log2N), r: Number(r), p: Number(p) },
    salt: Buffer.from(salt, 'base64'),
    key: Buffer.from(key, 'base64'),
  };
}

/** Runs at most `limit` pieces of work at the same time, the others in the order they came. */
function atMost(limit: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (work) => {
    if (running >= limit) await new Promise<void>((turn) => waiting.push(turn));
    else running += 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift(); // a place is handed on, not given back and taken again
      if (next === undefined) running -= 1;
      else next();
    }
  };
}
