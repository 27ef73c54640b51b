// Text as it may come in from outside: bounded, and without what Postgres would refuse for a whole batch.
import { z } from 'zod';

const UNSTORABLE = /\0|\p{Surrogate}/u;

/** Whether Postgres takes the text: neither NUL nor half of a surrogate pair. */
export const isStorable = (value: string) => !UNSTORABLE.test(value);

/** Text of at most `max` UTF-16 units, without NUL and lone surrogates. */
export const text = (max: number) =>
  z.string().max(max).refine(isStorable, { message: 'contains characters that cannot be stored' });

/** Text that says something: not empty after trimming, kept as typed. */
export const filledText = (max: number) =>
  text(max).refine((value) => value.trim() !== '', { message: 'must not be blank' });

const DEEPEST = 20;

/** Whether all text in a JSON value, names of members too, is storable, and nothing is nested beyond 20 levels. */
export function isStorableJson(value: unknown, depth = 0): boolean {
  if (typeof value === 'string') return isStorable(value);
  if (value === null || typeof value !== 'object') return true;
  if (depth >= DEEPEST) return false;
  return Object.entries(value).every(([name, member]) => isStorable(name) && isStorableJson(member, depth + 1));
}

const ASCII = /^[\0-\x7f]*$/;

/** How many bytes the text takes in UTF-8. */
export function byteLength(value: string): number {
  if (ASCII.test(value)) return value.length;
  let bytes = 0;
  for (const character of value) {
    const point = character.codePointAt(0) ?? 0;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x1_0000 ? 3 : 4;
  }
  return bytes;
}
