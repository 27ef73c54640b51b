// What a scanned or typed-in code means. It never guesses: what is damaged or of no kind we know is unknown.
import { isOrderNumber } from '../order/number';
import type { Gs1 } from './gs1';
import { FNC1, readGs1 } from './gs1';
import type { Gtin } from './gtin';
import { gtin } from './gtin';

export type Scanned =
  | { readonly type: 'order-number'; readonly number: string }
  | { readonly type: 'gtin'; readonly gtin: Gtin }
  | { readonly type: 'sku'; readonly sku: string }
  | Gs1
  | { readonly type: 'unknown' };

const UNKNOWN: Scanned = { type: 'unknown' };
const LONGEST = 500;
/** What a scanner set up to do so says of the kind of code: `]C1`. */
const SYMBOLOGY = /^\](?<kind>[A-Za-z][0-9A-Za-z])/;
/** Kinds that hold element strings, and those that hold nothing but the number of an article. */
const GS1_KINDS = new Set(['C1', 'd2', 'Q3', 'J1', 'e0']);
const ARTICLE_KINDS = new Set(['E0', 'E4']);
/** Letters, digits and what stands between them in a SKU; a web address is none. */
const SKU = /^[\p{L}\p{N}](?:[\p{L}\p{N} ._/+#*-]{0,62}[\p{L}\p{N}])?$/u;

/** @param year the present one, for days of which two digits of the year are printed */
export function readScan(text: string, year: number): Scanned {
  if (text.length > LONGEST) return UNKNOWN;
  const kind = SYMBOLOGY.exec(text)?.groups?.kind;
  const content = (kind === undefined ? text : text.slice(kind.length + 1)).replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, '');
  if (kind !== undefined && ARTICLE_KINDS.has(kind)) return article(content) ?? UNKNOWN;
  if ((kind !== undefined && GS1_KINDS.has(kind)) || content.includes(FNC1)) return readGs1(content, year) ?? UNKNOWN;
  return plain(content, year);
}

function plain(content: string, year: number): Scanned {
  const number = content.toUpperCase();
  if (isOrderNumber(number)) return { type: 'order-number', number };
  const goods = article(content);
  if (goods !== null) return goods;
  // A scanner that names no kind sends element strings bare; one that begins with an article's number gives itself away.
  if (/^01\d{14}|^\(\d/.test(content)) {
    const read = readGs1(content, year);
    if (read !== null) return read;
  }
  return SKU.test(content) ? { type: 'sku', sku: content } : UNKNOWN;
}

function article(content: string): Scanned | null {
  const number = gtin(content);
  return number === null ? null : { type: 'gtin', gtin: number };
}
