// The lines of one order, each read from its row; the first thing wrong with any of them refuses the whole order.
import type { Currency } from '../currency';
import { scaledInteger } from '../money';
import type { Line } from '../order/line';
import type { UnitPrice } from '../unit-price';
import { unitPriceFromDecimal } from '../unit-price';
import type { Decimal } from './number-cell';
import { digitsAfterPoint, isNegative, isZero } from './number-cell';
import { at, discountIn, numberIn, rateIn, yesOrNoIn } from './read-cells';
import type { Sheet } from './sheet';
import { cellOf } from './sheet';
import type { Row } from './table';
import type { Rejection, Warning } from './verdict';
import { isRejected, rejected } from './verdict';

const LARGEST_QUANTITY = 1_000_000;
const PRICE_DIGITS = 4;
const LONGEST_SKU = 64;

/** A line, and whether its goods are taxed at all where the order only declares its taxes in sum. */
export type ReadLine = { readonly line: Line; readonly taxable: boolean };
export type ReadLines = { readonly lines: readonly ReadLine[]; readonly warnings: readonly Warning[] };

type Amount = { readonly row: Row; readonly quantity: number; readonly price: Decimal };

/** @param currency decides how many digits an amount of discount may have */
export function readLines(sheet: Sheet, rows: readonly Row[], currency: Currency): ReadLines | Rejection {
  const amounts = readAmounts(sheet, rows);
  if (isRejected(amounts)) return amounts;
  const refusal = signRejection(sheet, amounts);
  if (refusal !== null) return refusal;
  const lines: ReadLine[] = [];
  const warnings: Warning[] = [];
  for (const amount of amounts) {
    const line = readLine(sheet, amount, currency);
    if (isRejected(line)) return line;
    lines.push(line);
    if (cellOf(sheet, amount.row, 'sku') === '')
      warnings.push({ code: 'sku-from-description', row: amount.row.number, detail: line.line.sku });
  }
  return { lines, warnings };
}

function readAmounts(sheet: Sheet, rows: readonly Row[]): readonly Amount[] | Rejection {
  const amounts: Amount[] = [];
  for (const row of rows) {
    const price = numberIn(sheet, row, 'unitPrice');
    if (isRejected(price)) return price;
    const quantity = quantityIn(sheet, row);
    if (isRejected(quantity)) return quantity;
    amounts.push({ row, quantity, price });
  }
  return amounts;
}

function quantityIn(sheet: Sheet, row: Row): number | Rejection {
  const decimal = numberIn(sheet, row, 'quantity');
  if (isRejected(decimal)) return decimal;
  const where = at(sheet, row, 'quantity');
  if (digitsAfterPoint(decimal) > 0) return rejected('fractional-quantity', where, decimal);
  const quantity = scaledInteger(decimal, 0);
  if (quantity === null || Math.abs(quantity) > LARGEST_QUANTITY) return rejected('quantity-too-large', where, decimal);
  return quantity;
}

/** In this order, over all lines: what the signs of an invoice say about it being an order at all. */
function signRejection(sheet: Sheet, amounts: readonly Amount[]): Rejection | null {
  const negative = amounts.find(({ price }) => isNegative(price));
  if (negative !== undefined) return rejected('negative-price', at(sheet, negative.row, 'unitPrice'), negative.price);
  const none = amounts.find(({ quantity }) => quantity === 0);
  if (none !== undefined) return rejected('zero-quantity', at(sheet, none.row, 'quantity'));
  const sign = Math.sign(amounts[0]?.quantity ?? 1);
  const other = amounts.find(({ quantity }) => Math.sign(quantity) !== sign);
  if (other !== undefined) return rejected('mixed-signs', at(sheet, other.row, 'quantity'), String(other.quantity));
  const worthless = sign < 0 && amounts.every(({ price }) => isZero(price));
  return worthless && sheet.profile.stockAdjustments === 'refused' ? rejected('stock-adjustment') : null;
}

function readLine(sheet: Sheet, { row, quantity, price }: Amount, currency: Currency): ReadLine | Rejection {
  const unitPrice = unitPriceIn(sheet, row, price);
  if (isRejected(unitPrice)) return unitPrice;
  const description = cellOf(sheet, row, 'description');
  const sku =
    cellOf(sheet, row, 'sku') || (sheet.profile.skuFromDescription ? description.slice(0, LONGEST_SKU).trim() : '');
  if (sku === '') return rejected('missing-cell', at(sheet, row, 'sku'));
  const discount = discountIn(sheet, row, 'discount', currency);
  if (isRejected(discount)) return discount;
  const taxBasisPoints = rateIn(sheet, row, 'taxRate');
  if (isRejected(taxBasisPoints)) return taxBasisPoints;
  const taxable = yesOrNoIn(sheet, row, 'taxable', true);
  if (isRejected(taxable)) return taxable;
  return { line: { sku, description, quantity, unitPrice, discount, taxBasisPoints }, taxable };
}

function unitPriceIn(sheet: Sheet, row: Row, price: Decimal): UnitPrice | Rejection {
  const where = at(sheet, row, 'unitPrice');
  if (digitsAfterPoint(price) > PRICE_DIGITS) return rejected('price-precision', where, price);
  return unitPriceFromDecimal(price) ?? rejected('price-too-high', where, price);
}
