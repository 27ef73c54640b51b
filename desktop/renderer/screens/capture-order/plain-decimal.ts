// A number as people type it, `1.234,56` or `1,234.56`, as plain decimal text. Where it could be two numbers it is none.

/** Between whole and fraction. */
export type Mark = '.' | ',';

export function decimalMark(locale: string): Mark {
  const parts = new Intl.NumberFormat(locale).formatToParts(1.5);
  return parts.some(({ type, value }) => type === 'decimal' && value === ',') ? ',' : '.';
}

/** @param decimal the person's own mark; the other one, and spaces, may stand between thousands */
export function plainDecimal(typed: string, decimal: string): string | null {
  const text = typed.trim().replaceAll(/[\s  ’']/g, '');
  if (/^\d+$/.test(text)) return text;
  const other = decimal === ',' ? '.' : ',';
  const [whole = '', fraction, ...more] = text.split(decimal);
  if (more.length === 0 && fraction !== undefined && isWhole(whole, other) && /^\d*$/.test(fraction))
    return joined(whole, fraction, other);
  if (fraction === undefined && isWhole(whole, other) && whole.includes(other)) return whole.replaceAll(other, '');
  return foreign(text, decimal, other);
}

/** `2.55` where people write `2,55`: one mark, and not three digits behind it, can mean one thing only. */
function foreign(text: string, decimal: string, other: string): string | null {
  const [whole = '', fraction = '', ...more] = text.split(other);
  const isClear = more.length === 0 && !text.includes(decimal) && fraction.length !== 3;
  return isClear && /^\d*$/.test(whole) && /^\d+$/.test(fraction) ? joined(whole, fraction, decimal) : null;
}

/** Digits, or groups of three behind one to three. */
const isWhole = (text: string, mark: string): boolean =>
  /^\d*$/.test(text) || new RegExp(`^\\d{1,3}(\\${mark}\\d{3})+$`).test(text);

const joined = (whole: string, fraction: string, mark: string): string =>
  fraction === '' ? `${whole.replaceAll(mark, '') || '0'}` : `${whole.replaceAll(mark, '') || '0'}.${fraction}`;
