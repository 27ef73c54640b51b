// An entry as the index reads it: three texts of terms, each term behind a space, so that a beginning can be looked for.
import { compact, termsOf } from './folded';

export type Entry<F> = {
  readonly id: string;
  /** Sorts, ascending, what fits equally well. */
  readonly rank: string;
  readonly name: string;
  /** What it is called by exactly, such as SKU or number. */
  readonly codes: readonly string[];
  /** Codes of things that belong to it. */
  readonly parts: readonly string[];
  /** Shown behind everything else. */
  readonly aside: boolean;
  readonly found: F;
};

export type Row = {
  readonly id: string;
  readonly name: string;
  readonly codes: string;
  readonly parts: string;
  /** All three, with a space at the end, so that the end of a term can be looked for too. */
  readonly all: string;
};
export const FIELDS = ['name', 'codes', 'parts'] as const;

export function rowOf<F>({ id, name, codes, parts }: Entry<F>): Row {
  const fields = {
    name: spaced(termsOf(name)),
    codes: spaced(codes.flatMap((code) => [...termsOf(code), ...tailOf(code)])),
    parts: spaced(parts.map(compact)),
  };
  return { id, ...fields, all: `${fields.name}${fields.codes}${fields.parts} ` };
}

const spaced = (terms: readonly string[]): string =>
  [...new Set(terms)].flatMap((term) => (term === '' ? [] : ` ${term}`)).join('');

/** `W3-000412` is also asked for as 412. */
const tailOf = (code: string): readonly string[] => /\D0+([1-9]\d*)$/.exec(code)?.slice(1) ?? [];

export const termsIn = (text: string): string[] => (text === '' ? [] : text.slice(1).split(' '));

export const sameRow = (a: Row, b: Row): boolean => FIELDS.every((field) => a[field] === b[field]);

/** What a code is looked up by; a bar code is the same with and without zeros before it. */
export function keysOf(code: string): readonly string[] {
  const key = compact(code);
  if (key === '') return [];
  return /^0\d{7,}$/.test(key) ? [key, key.replace(/^0+/, '')] : [key];
}
