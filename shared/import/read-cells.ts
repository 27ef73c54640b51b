// Single cells as numbers, rates, discounts and amounts, each with its place where it cannot be read.
import type { Currency } from '../currency';
import type { Money } from '../money';
import { moneyFromDecimal } from '../money';
import type { Discount } from '../order/line';
import type { Decimal } from './number-cell';
import { basisPointsOf, decimalOf, isNegative } from './number-cell';
import type { Field } from './profile';
import type { Sheet } from './sheet';
import { cellOf, columnName } from './sheet';
import type { Row } from './table';
import type { Rejection } from './verdict';
import { isRejected, rejected } from './verdict';

/** In minor units; what is added to such amounts stays exact. */
const HIGHEST_AMOUNT = 10 ** 15;

/** Where a rejection points. */
export const at = (sheet: Sheet, row: Row, field: Field) => ({ row: row.number, column: columnName(sheet, field) });

/** A number that must be there. */
export function numberIn(sheet: Sheet, row: Row, field: Field): Decimal | Rejection {
  const cell = cellOf(sheet, row, field);
  if (cell === '') return rejected('missing-cell', at(sheet, row, field));
  return decimalOf(cell, sheet.style) ?? rejected('malformed-number', at(sheet, row, field), cell);
}

/** An amount of money; null where the cell is blank. Digits the currency does not have are not rounded away. */
export function amountIn(sheet: Sheet, row: Row, field: Field, currency: Currency): Money | Rejection | null {
  const cell = cellOf(sheet, row, field);
  if (cell === '') return null;
  const decimal = decimalOf(cell, sheet.style);
  const amount = decimal === null ? null : moneyFromDecimal(decimal, currency);
  if (amount === null) return rejected('malformed-number', at(sheet, row, field), cell);
  return Math.abs(amount.minor) > HIGHEST_AMOUNT ? rejected('amount-too-large', at(sheet, row, field), cell) : amount;
}

/** `10%` of the line, or an amount; null where there is none. */
export function discountIn(sheet: Sheet, row: Row, field: Field, currency: Currency): Discount | Rejection | null {
  const cell = cellOf(sheet, row, field);
  if (cell.endsWith('%')) {
    const basisPoints = basisPointsOf(cell, sheet.style);
    if (basisPoints === null) return rejected('malformed-rate', at(sheet, row, field), cell);
    return basisPoints === 0 ? null : { type: 'rate', basisPoints };
  }
  const decimal = decimalOf(cell, sheet.style);
  if (decimal !== null && isNegative(decimal)) return rejected('malformed-number', at(sheet, row, field), cell);
  const amount = amountIn(sheet, row, field, currency);
  if (amount === null || isRejected(amount)) return amount;
  return amount.minor === 0 ? null : { type: 'amount', minor: amount.minor };
}

/** Percent as basis points; blank is none. */
export function rateIn(sheet: Sheet, row: Row, field: Field): number | Rejection {
  const cell = cellOf(sheet, row, field);
  if (cell === '') return 0;
  return basisPointsOf(cell, sheet.style) ?? rejected('malformed-rate', at(sheet, row, field), cell);
}

const WORDS: ReadonlyMap<string, boolean> = new Map([
  ...['yes', 'true', 'y', '1'].map((word) => [word, true] as const),
  ...['no', 'false', 'n', '0'].map((word) => [word, false] as const),
]);

export function yesOrNoIn(sheet: Sheet, row: Row, field: Field, blank: boolean): boolean | Rejection {
  const cell = cellOf(sheet, row, field);
  if (cell === '') return blank;
  return WORDS.get(cell.toLowerCase()) ?? rejected('malformed-choice', at(sheet, row, field), cell);
}
