// Element strings of GS1-128 and DataMatrix: application identifiers with their values, as printed in brackets or scanned with FNC1.
import type { Gtin } from './gtin';
import { gtin } from './gtin';

/** What a scanner sends for FNC1, which ends a value whose length is not fixed. */
export const FNC1 = '\x1d';

export type Gs1 = {
  readonly type: 'gs1';
  readonly gtin?: Gtin;
  readonly lot?: string;
  /** A day, as `2026-11-30`. */
  readonly expiry?: string;
  readonly serial?: string;
  readonly count?: number;
};

type Element = { readonly identifier: string; readonly value: string };

/** Digits of the value by the first two of the identifier, where GS1 fixes them. */
const FIXED: Readonly<Record<string, number>> = {
  ...{ '00': 18, '01': 14, '02': 14, '03': 14, '04': 16, '20': 2, '41': 13 },
  ...Object.fromEntries(['11', '12', '13', '14', '15', '16', '17', '18', '19'].map((two) => [two, 6])),
  ...Object.fromEntries(['31', '32', '33', '34', '35', '36'].map((two) => [two, 6])),
};
/** How long identifiers are by their first two digits, where they are longer than these. */
const LONGER: readonly (readonly [RegExp, number])[] = [
  [/^(?:3[1-69]|43|7[02-9]|8)/, 4],
  [/^(?:2[345]|4|71)/, 3],
];
const LONGEST_VALUE = 90;
const BRACKETED = /^(?:\(\d{2,4}\)[^()]+)+$/;
/** The characters GS1 allows in lot and serial. */
const TEXT = /^[!"%&'()*+,\-./0-9:;<=>?A-Z_a-z]{1,20}$/;

/**
 * Null where it is no element string to its end, or holds nothing of what is asked here, or anything of it is misread.
 * @param year the present one: a century is not printed, GS1 takes the nearest
 */
export function readGs1(text: string, year: number): Gs1 | null {
  const elements = BRACKETED.test(text) ? bracketed(text) : elementsOf(text);
  if (elements === null) return null;
  let read: Gs1 = { type: 'gs1' };
  const seen = new Map<string, string>();
  for (const { identifier, value } of elements) {
    const part = partOf(identifier, value, year);
    if (part === null || (seen.get(identifier) ?? value) !== value) return null;
    seen.set(identifier, value);
    read = { ...read, ...part };
  }
  return Object.keys(read).length > 1 ? read : null;
}

const bracketed = (text: string): readonly Element[] =>
  [...text.matchAll(/\((\d{2,4})\)([^()]+)/g)].map(([, identifier = '', value = '']) => ({ identifier, value }));

function elementsOf(text: string): readonly Element[] | null {
  const elements: Element[] = [];
  for (let rest = text.replace(/^\x1d+/, ''); rest !== '';) {
    const identifier = /^\d+/.exec(rest.slice(0, identifierLength(rest)))?.[0] ?? '';
    if (identifier.length !== identifierLength(rest)) return null;
    const behind = rest.slice(identifier.length);
    const fixed = FIXED[identifier.slice(0, 2)];
    const end = fixed ?? (behind.includes(FNC1) ? behind.indexOf(FNC1) : behind.length);
    const value = behind.slice(0, end);
    if (value === '' || value.length > LONGEST_VALUE || (fixed !== undefined && !isDigits(value, fixed))) return null;
    elements.push({ identifier, value });
    rest = behind.slice(end).replace(/^\x1d/, '');
  }
  return elements;
}

const identifierLength = (text: string): number => LONGER.find(([beginning]) => beginning.test(text))?.[1] ?? 2;

const isDigits = (text: string, length: number) => text.length === length && /^\d+$/.test(text);

/** Nothing for an identifier that is not asked for; null for a value that cannot be. */
function partOf(identifier: string, value: string, year: number): Partial<Gs1> | null {
  switch (identifier) {
    case '01': {
      const number = value.length === 14 ? gtin(value) : null;
      return number && { gtin: number };
    }
    case '10':
      return TEXT.test(value) ? { lot: value } : null;
    case '17': {
      const expiry = isDigits(value, 6) ? dayOf(value, year) : null;
      return expiry === null ? null : { expiry };
    }
    case '21':
      return TEXT.test(value) ? { serial: value } : null;
    case '37':
      return /^\d{1,8}$/.test(value) ? { count: Number(value) } : null;
    default:
      return {};
  }
}

/** `261100` is the last day of November 2026. */
function dayOf(value: string, present: number): string | null {
  const [years = 0, month = 0, day = 0] = [0, 2, 4].map((from) => Number(value.slice(from, from + 2)));
  const year = nearest(years, present);
  if (month < 1 || month > 12) return null;
  const last = daysIn(year, month);
  if (day > last) return null;
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day === 0 ? last : day)}`;
}

/** From 49 years ago to 50 years ahead. */
function nearest(years: number, present: number): number {
  const ahead = years - (present % 100);
  const century = present - (present % 100) + (ahead > 50 ? -100 : ahead < -49 ? 100 : 0);
  return century + years;
}

function daysIn(year: number, month: number): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
}

const two = (number: number) => String(number).padStart(2, '0');
