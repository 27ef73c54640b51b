// Text behind a passphrase, for a file that leaves this computer: AES-256-GCM, its key from PBKDF2-SHA-256.
import { z } from 'zod';

const ROUNDS = 600_000;
const MOST_ROUNDS = 5_000_000;

const sealedSchema = z.object({
  waybill: z.literal('sealed'),
  version: z.literal(1),
  rounds: z.int().min(1).max(MOST_ROUNDS),
  salt: z.base64(),
  nonce: z.base64(),
  data: z.base64(),
});

export type Sealing = {
  readonly subtle: SubtleCrypto;
  readonly randomBytes: (length: number) => Uint8Array;
  readonly rounds?: number;
};

export async function seal(
  text: string,
  passphrase: string,
  { subtle, randomBytes, rounds = ROUNDS }: Sealing,
): Promise<string> {
  const [salt, nonce] = [randomBytes(16), randomBytes(12)];
  const key = await keyOf(passphrase, salt, rounds, subtle);
  const data = await subtle.encrypt({ name: 'AES-GCM', iv: own(nonce) }, key, new TextEncoder().encode(text));
  const sealed = {
    waybill: 'sealed',
    version: 1,
    rounds,
    salt: base64(salt),
    nonce: base64(nonce),
    data: base64(new Uint8Array(data)),
  };
  return JSON.stringify(sealed);
}

export type Unsealed =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'not-ours' }
  | { readonly type: 'wrong-passphrase' };

/** A file changed on the way is told as a wrong passphrase: the cipher cannot know which it was. */
export async function unseal(file: string, passphrase: string, subtle: SubtleCrypto): Promise<Unsealed> {
  const sealed = sealedSchema.safeParse(jsonOf(file));
  if (!sealed.success) return { type: 'not-ours' };
  const { rounds, salt, nonce, data } = sealed.data;
  const key = await keyOf(passphrase, bytes(salt), rounds, subtle);
  try {
    const text = await subtle.decrypt({ name: 'AES-GCM', iv: bytes(nonce) }, key, bytes(data));
    return { type: 'text', text: new TextDecoder().decode(text) };
  } catch {
    return { type: 'wrong-passphrase' };
  }
}

async function keyOf(
  passphrase: string,
  salt: Uint8Array,
  iterations: number,
  subtle: SubtleCrypto,
): Promise<CryptoKey> {
  const typed = new TextEncoder().encode(passphrase.normalize('NFKC'));
  const material = await subtle.importKey('raw', typed, 'PBKDF2', false, ['deriveKey']);
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt: own(salt), iterations };
  return subtle.deriveKey(how, material, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const CHUNK = 8_192;

function base64(data: Uint8Array): string {
  let text = '';
  for (let start = 0; start < data.length; start += CHUNK)
    text += String.fromCharCode(...data.subarray(start, start + CHUNK));
  return btoa(text);
}

const bytes = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
const own = (data: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(data);
