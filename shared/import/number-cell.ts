// Numbers as files write them, brought to plain decimal text (`-1234.5`), exactly: digits are never computed with.

/** `plain` is a point and no groups: where nothing proves a notation, `1,234` could be either and is refused. */
export type DecimalStyle = 'point' | 'comma' | 'plain';
export type Decimal = string;

/** No number of ours is longer, and no pattern below has to look at more. */
const LONGEST = 60;

const SHOWS_POINT = /^[^,]*(,\d{3})*\.(\d{1,2}|\d{4,})$|,\d{3}\.\d+$/;
const SHOWS_COMMA = /^[^.]*(\.\d{3})*,(\d{1,2}|\d{4,})$|\.\d{3},\d+$/;

/** The notation the numbers of one file prove. */
export function decimalStyleOf(numbers: Iterable<string>): DecimalStyle {
  let comma = false;
  for (const text of numbers) {
    if (text.length > LONGEST) continue;
    if (SHOWS_POINT.test(text)) return 'point';
    comma ||= SHOWS_COMMA.test(text);
  }
  return comma ? 'comma' : 'plain';
}

/** Plain decimal text; null where the cell is no number in this notation, or groups its digits oddly. */
export function decimalOf(cell: string, style: DecimalStyle): Decimal | null {
  if (cell.length > LONGEST) return null;
  const match = /^([+\-−]?)(\d[\d.,\s'’]*|[.,]\d+)$/.exec(cell.trim());
  if (match === null) return null;
  const [, sign = '', amount = ''] = match;
  const [whole = '', fraction = '', ...more] = amount.split(style === 'comma' ? ',' : '.');
  const digits = ungrouped(whole, style);
  if (digits === null || more.length > 0 || !/^\d*$/.test(fraction)) return null;
  const negative = /[-−]/.test(sign) && /[1-9]/.test(digits + fraction);
  return `${negative ? '-' : ''}${digits}${fraction === '' ? '' : `.${fraction}`}`;
}

/** `1,234,567` as `1234567`; null where the groups are not of three. */
function ungrouped(whole: string, style: DecimalStyle): string | null {
  if (/^\d*$/.test(whole)) return whole === '' ? '0' : whole;
  return GROUPED[style].test(whole) ? whole.replace(/\D/g, '') : null;
}

/** Spaces of any width and apostrophes group digits in every notation. */
const GROUPED: Readonly<Record<DecimalStyle, RegExp>> = {
  point: /^[1-9]\d{0,2}([,\s'’]\d{3})+$/,
  comma: /^[1-9]\d{0,2}([.\s'’]\d{3})+$/,
  plain: /^[1-9]\d{0,2}([\s'’]\d{3})+$/,
};

export const isNegative = (decimal: Decimal) => decimal.startsWith('-');
export const isZero = (decimal: Decimal) => !/[1-9]/.test(decimal);
/** How many decimals matter: `2.5500` has two. */
export const digitsAfterPoint = (decimal: Decimal) => (/\.(\d*?)0*$/.exec(decimal)?.[1] ?? '').length;

/** `19`, `19%` or `7.5` percent as basis points; null where it is no rate from 0 to 100 % or finer than a basis point. */
export function basisPointsOf(cell: string, style: DecimalStyle): number | null {
  const decimal = decimalOf(cell.endsWith('%') ? cell.slice(0, -1) : cell, style);
  if (decimal === null || isNegative(decimal) || digitsAfterPoint(decimal) > 2) return null;
  const [whole = '', fraction = ''] = decimal.split('.');
  const points = Number(whole.slice(-9)) * 100 + Number(fraction.slice(0, 2).padEnd(2, '0'));
  return points <= 10_000 && whole.length <= 9 ? points : null;
}
