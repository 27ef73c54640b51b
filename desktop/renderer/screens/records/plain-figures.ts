// Figures that are stored as whole numbers of a smaller unit: percent as basis points, minutes as seconds.
import { plainDecimal } from '../capture-order/plain-decimal';

/** `19` or `7,5` percent as 1900 or 750; null where it is no number or has a finer part. */
export function basisPoints(typed: string, decimal: string): number | null {
  const [whole = '', fraction = ''] = (plainDecimal(typed, decimal) ?? '').split('.');
  const fine = fraction.replace(/0+$/, '');
  return whole === '' || fine.length > 2 ? null : Number(whole) * 100 + Number(fine.padEnd(2, '0'));
}

export function percent(points: number, decimal: string): string {
  const fraction = String(points % 100).padStart(2, '0');
  return `${String(Math.floor(points / 100))}${fraction === '00' ? '' : `${decimal}${fraction.replace(/0$/, '')}`}`;
}

/** To the nearest second. */
export function secondsOfMinutes(typed: string, decimal: string): number | null {
  const minutes = plainDecimal(typed, decimal);
  return minutes === null ? null : Math.round(Number(minutes) * 60);
}

/** Four decimals tell every second apart. */
export const minutesOf = (seconds: number, decimal: string): string =>
  String(Math.round((seconds / 60) * 10_000) / 10_000).replace('.', decimal);

export function wholeNumber(typed: string): number | null {
  const text = typed.trim();
  return /^\d{1,9}$/.test(text) ? Number(text) : null;
}
