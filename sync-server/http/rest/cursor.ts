// Where the next page begins, signed: a place somebody made up, or took from another list, is refused.
import { sign, verify } from 'node:crypto';
import type { OrganisationId } from 'shared/ids';
import { z } from 'zod';
import type { Keyring } from '../../auth/keyring';

const placeSchema = z.tuple([z.union([z.string(), z.number()]), z.string()]);

export type CursorPlace = { readonly key: string | number; readonly id: string };

export type Cursors = {
  /** @param list everything that makes the list what it is: its kind, filters and sorting */
  readonly write: (list: string, place: CursorPlace) => string;
  /** Null: not ours, altered, or of another list. */
  readonly read: (list: string, text: string) => CursorPlace | null;
};

export function signedCursors(keyring: Keyring, organisation: OrganisationId): Cursors {
  const said = (list: string, place: string) => Buffer.from(`cursor|${organisation}|${list}|${place}`);
  return {
    write: (list, { key, id }) => {
      const place = Buffer.from(JSON.stringify([key, id])).toString('base64url');
      const signature = sign(null, said(list, place), keyring.signing.key).toString('base64url');
      return `${place}.${keyring.signing.id}.${signature}`;
    },
    read: (list, text) => {
      const [place = '', keyId = '', signature = ''] = text.split('.');
      const key = keyring.verifying(keyId);
      if (key === null) return null;
      if (!verify(null, said(list, place), key, Buffer.from(signature, 'base64url'))) return null;
      const parsed = placeSchema.safeParse(JSON.parse(Buffer.from(place, 'base64url').toString()));
      return parsed.success ? { key: parsed.data[0], id: parsed.data[1] } : null;
    },
  };
}
