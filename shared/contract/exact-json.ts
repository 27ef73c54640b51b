// JSON whose numbers come out as the text that was written: 0.10 stays '0.10', and no digit is ever lost.

export type ExactJson = string | boolean | null | readonly ExactJson[] | { readonly [name: string]: ExactJson };

/** A string is skipped as a whole, so that only numbers outside of strings are met. */
const STRING_OR_NUMBER = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/** The value with every number as its own text; undefined where the text is no JSON. Never throws. */
export function readExactJson(text: string): ExactJson | undefined {
  try {
    JSON.parse(text);
    const quoted = text.replace(STRING_OR_NUMBER, (token) => (token.startsWith('"') ? token : `"${token}"`));
    const value: ExactJson = JSON.parse(quoted);
    return value;
  } catch {
    return undefined;
  }
}

const PLACES = 60;

/**
 * A decimal number, with or without exponent, as plain digits: `1.5e2` is `150`, `5E-3` is `0.005`.
 * Null where it is no number or would need more than 60 places on a side.
 */
export function plainDecimal(text: string): string | null {
  const match = /^([+-]?)(\d{1,60})(?:\.(\d{1,60}))?(?:[eE]([+-]?\d{1,4}))?$/.exec(text.trim());
  if (match === null) return null;
  const [, sign, whole = '', fraction = '', exponent = '0'] = match;
  const point = whole.length + Number(exponent);
  if (Math.abs(Number(exponent)) > PLACES) return null;
  const digits = whole + fraction;
  const before = point <= 0 ? '0' : digits.slice(0, point).padEnd(point, '0');
  const after = point <= 0 ? '0'.repeat(-point) + digits : digits.slice(point);
  const plain = before.replace(/^0+(?=\d)/, '') + (after === '' ? '' : `.${after}`);
  return sign === '-' ? `-${plain}` : plain;
}
