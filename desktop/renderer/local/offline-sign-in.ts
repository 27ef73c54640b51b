// Signing in without the server, for a person this device has seen sign in: the password is recognised, never kept.
import type { Instant } from 'shared/instant';
import { epochMillis, plusSeconds } from 'shared/instant';
import type { KnownPerson } from './known-person';

export type Verifier = KnownPerson['verifier'];

export const ROUNDS = 600_000;
const DAYS_WITHOUT_SERVER = 14;
const FREE_TRIES = 3;
const LONGEST_REST_SECONDS = 15 * 60;

/** Slow on purpose: about a quarter of a second, for us and for whoever guesses. */
export async function verifierOf(
  password: string,
  subtle: SubtleCrypto,
  salt: Uint8Array,
  rounds = ROUNDS,
): Promise<Verifier> {
  return { salt: base64(salt), hash: await derived(password, subtle, salt, rounds), rounds };
}

export async function recognises(
  { salt, hash, rounds }: Verifier,
  password: string,
  subtle: SubtleCrypto,
): Promise<boolean> {
  return (await derived(password, subtle, bytes(salt), rounds)) === hash;
}

export type MayTry =
  | { readonly type: 'may' }
  | { readonly type: 'rests'; readonly until: Instant }
  /** Who has left may still know the password; after some days only the server can say. */
  | { readonly type: 'too-long-ago'; readonly days: number };

export function mayTry({ restsUntil, lastOnlineAt }: KnownPerson, now: Instant): MayTry {
  if (restsUntil !== null && restsUntil > now) return { type: 'rests', until: restsUntil };
  const days = DAYS_WITHOUT_SERVER;
  return epochMillis(now) - epochMillis(lastOnlineAt) > days * 86_400_000
    ? { type: 'too-long-ago', days }
    : { type: 'may' };
}

/** Counted before the password is looked at, so that a reload in between is no free try. */
export function triedOnce(person: KnownPerson, now: Instant): KnownPerson {
  const failures = person.failures + 1;
  const rest = failures <= FREE_TRIES ? 0 : Math.min(LONGEST_REST_SECONDS, 2 ** (failures - FREE_TRIES) * 15);
  return { ...person, failures, restsUntil: rest === 0 ? null : plusSeconds(now, rest) };
}

export const cameIn = (person: KnownPerson): KnownPerson => ({
  ...person,
  failures: 0,
  restsUntil: null,
  present: true,
});

async function derived(password: string, subtle: SubtleCrypto, salt: Uint8Array, rounds: number): Promise<string> {
  const typed = new TextEncoder().encode(password.normalize('NFKC'));
  const key = await subtle.importKey('raw', typed, 'PBKDF2', false, ['deriveBits']);
  const bits = await subtle.deriveBits(
    { name: 'PBKDF2', hash: 'SHA-256', salt: new Uint8Array(salt), iterations: rounds },
    key,
    256,
  );
  return base64(new Uint8Array(bits));
}

const base64 = (data: Uint8Array) => btoa(String.fromCharCode(...data));
const bytes = (text: string) => Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
