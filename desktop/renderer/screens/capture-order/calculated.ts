// A number field calculates: `12*2.5`, `(3+4)*1,10`. Exact fractions inside; rounded once, at the end, half away from zero.
import { roundedQuotient } from 'shared/rounding';
import { plainDecimal } from './plain-decimal';

type Fraction = { readonly top: bigint; readonly bottom: bigint };
type Token = Fraction | string;

const LONGEST = 80;
const SPACES = /[\s\u00a0\u202f]/g;

/**
 * What was typed as plain decimal text; null where it is no number. A number alone stays as exact as it was typed.
 * @param decimal the person's own mark between whole and fraction
 * @param digits how many decimals the result of a calculation keeps
 */
export function calculated(typed: string, decimal: string, digits: number): string | null {
  const text = typed.trim().replaceAll('−', '-').replaceAll(/[×x]/gi, '*').replaceAll('÷', '/');
  if (text.length > LONGEST) return null;
  const signed = /^([+-]?)\s*([^+\-*/()]+)$/.exec(text);
  if (signed !== null) {
    const number = plainDecimal(signed[2] ?? '', decimal);
    return number === null ? null : `${signed[1] === '-' ? '-' : ''}${number}`;
  }
  const tokens = tokensOf(text, decimal);
  const result = tokens === null ? null : resultOf(tokens);
  return result === null ? null : decimalText(result, digits);
}

/** Whether leaving the field should put the result in its place. */
export const isCalculation = (typed: string): boolean => /\S\s*[+\-−*×x/÷(]/i.test(typed);

function tokensOf(text: string, decimal: string): readonly Token[] | null {
  const tokens: Token[] = [];
  for (const [piece] of text.matchAll(/[+\-*/()]|[^+\-*/()]+/g)) {
    if (/^[+\-*/()]$/.test(piece)) tokens.push(piece);
    else if (piece.replace(SPACES, '') !== '') {
      const number = plainDecimal(piece, decimal);
      if (number === null) return null;
      tokens.push(fractionOf(number));
    }
  }
  return tokens;
}

function resultOf(tokens: readonly Token[]): Fraction | null {
  const rest = [...tokens];
  const result = sum(rest);
  return rest.length === 0 ? result : null;
}

/** Each of these takes its tokens from the front. */
function sum(rest: Token[]): Fraction | null {
  let left = product(rest);
  while (left !== null && (rest[0] === '+' || rest[0] === '-')) {
    const sign = rest.shift() === '-' ? -1n : 1n;
    const right = product(rest);
    left = right && {
      top: left.top * right.bottom + sign * right.top * left.bottom,
      bottom: left.bottom * right.bottom,
    };
  }
  return left;
}

function product(rest: Token[]): Fraction | null {
  let left = factor(rest);
  while (left !== null && (rest[0] === '*' || rest[0] === '/')) {
    const divides = rest.shift() === '/';
    const right = factor(rest);
    if (right === null || (divides && right.top === 0n)) return null;
    left = divides
      ? upright(left.top * right.bottom, left.bottom * right.top)
      : { top: left.top * right.top, bottom: left.bottom * right.bottom };
  }
  return left;
}

function factor(rest: Token[]): Fraction | null {
  const token = rest.shift();
  if (token === undefined) return null;
  if (typeof token !== 'string') return token;
  if (token === '-') {
    const positive = factor(rest);
    return positive && { ...positive, top: -positive.top };
  }
  if (token !== '(') return null;
  const inner = sum(rest);
  return rest.shift() === ')' ? inner : null;
}

const upright = (top: bigint, bottom: bigint): Fraction =>
  bottom < 0n ? { top: -top, bottom: -bottom } : { top, bottom };

function fractionOf(decimalNumber: string): Fraction {
  const [whole = '', fraction = ''] = decimalNumber.split('.');
  return { top: BigInt(whole + fraction), bottom: 10n ** BigInt(fraction.length) };
}

function decimalText({ top, bottom }: Fraction, digits: number): string {
  const scaled = roundedQuotient(top * 10n ** BigInt(digits), bottom);
  const figures = String(scaled < 0n ? -scaled : scaled).padStart(digits + 1, '0');
  const fraction = digits === 0 ? '' : figures.slice(-digits).replace(/0+$/, '');
  const whole = digits === 0 ? figures : figures.slice(0, -digits);
  return `${scaled < 0n ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}
