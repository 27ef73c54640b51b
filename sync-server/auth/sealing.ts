// Seals what the server has to be able to read again, as the secrets of its sinks: in the database they are worth nothing without
// the key, which lies beside the signing keys. All servers of a set-up share that folder.
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export type Sealing = {
  /** @param purpose what it is for; opens for the same purpose only */
  readonly seal: (text: string, purpose: string) => string;
  /** Null: sealed by another key or for another purpose, or altered. */
  readonly unseal: (sealed: string, purpose: string) => string | null;
};

const FILE = 'sealing.key';
const KEY_BYTES = 32;
const IV_BYTES = 12;
const VERSION = 'v1';

/** Makes the key where there is none. @throws when the folder or the key cannot be read */
export function openSealing(folder: string): Sealing {
  const key = keyIn(folder);
  return {
    seal: (text, purpose) => {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(purpose));
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return [VERSION, iv, cipher.getAuthTag(), sealed].map(textOf).join('.');
    },
    unseal: (sealed, purpose) => {
      const [version, iv = '', tag = '', text = ''] = sealed.split('.');
      if (version !== VERSION) return null;
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(iv, 'base64url'), { authTagLength: 16 });
        decipher.setAAD(Buffer.from(purpose)).setAuthTag(Buffer.from(tag, 'base64url'));
        return Buffer.concat([decipher.update(Buffer.from(text, 'base64url')), decipher.final()]).toString('utf8');
      } catch {
        return null;
      }
    },
  };
}

const textOf = (part: string | Buffer) => (typeof part === 'string' ? part : part.toString('base64url'));

function keyIn(folder: string): Buffer {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, FILE);
  try {
    writeFileSync(file, randomBytes(KEY_BYTES).toString('base64'), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error; // another server was first
  }
  const key = Buffer.from(readFileSync(file, 'utf8'), 'base64');
  if (key.length !== KEY_BYTES) throw new Error(`${FILE} is no key`);
  return key;
}
