// Numbers of goods as GS1 gives them: 8, 12, 13 or 14 digits, of which the last checks the others.
import type { Brand } from '../brand';

export type Gtin = Brand<string, 'Gtin'>;

const SHAPE = /^(?:\d{8}|\d{12,14})$/;

/** Null where it is none, or its check digit says that it was misread. */
export function gtin(text: string): Gtin | null {
  return SHAPE.test(text) && checkDigit(text.slice(0, -1)) === text.at(-1) ? (text as Gtin) : null;
}

/** From the right, every other digit counts three times. */
export function checkDigit(digits: string): string {
  const sum = [...digits].reverse().reduce((total, digit, n) => total + Number(digit) * (n % 2 === 0 ? 3 : 1), 0);
  return String((10 - (sum % 10)) % 10);
}
