// The keys that sign access tokens: one file each, the newest signs, all verify. A new key is a new file; deleting one ends its tokens.
import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join, parse } from 'node:path';

export type Keyring = {
  /** The key's id goes into the token's header. */
  readonly signing: { readonly id: string; readonly key: KeyObject };
  readonly verifying: (id: string) => KeyObject | null;
};

const SUFFIX = '.pem';

/** Reads the folder, and makes the first key where there is none. @throws when the folder or a key cannot be read */
export function openKeyring(folder: string, now: Date): Keyring {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (keyFiles(folder).length === 0) addKey(folder, now);
  let keys = readKeys(folder);
  const newest = [...keys.keys()].at(-1);
  const signing = newest === undefined ? undefined : keys.get(newest);
  if (newest === undefined || signing === undefined) throw new Error(`no key in ${folder}`);
  const verifying = (id: string) => {
    if (!keys.has(id) && keyFiles(folder).includes(id)) keys = readKeys(folder); // another server of this set-up has a newer key
    const key = keys.get(id);
    return key === undefined ? null : createPublicKey(key);
  };
  return { signing: { id: newest, key: signing }, verifying };
}

/** Adds a key that signs from the next start on; the older ones go on verifying. Answers with its id. */
export function addKey(folder: string, now: Date): string {
  const id = now.toISOString().replaceAll(/[-:.]/g, '');
  const { privateKey } = generateKeyPairSync('ed25519');
  // Whole or not there at all: another server of this set-up may be reading the folder.
  const unfinished = join(folder, `${id}.${process.pid}.unfinished`);
  writeFileSync(unfinished, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flag: 'wx' });
  chmodSync(unfinished, 0o600);
  renameSync(unfinished, join(folder, `${id}${SUFFIX}`));
  return id;
}

/** Ids, oldest first: they are the moments the keys were made. */
export const keyFiles = (folder: string): readonly string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith(SUFFIX))
    .map((name) => parse(name).name)
    .sort();

const readKeys = (folder: string): ReadonlyMap<string, KeyObject> =>
  new Map(keyFiles(folder).map((id) => [id, createPrivateKey(readFileSync(join(folder, `${id}${SUFFIX}`)))]));
