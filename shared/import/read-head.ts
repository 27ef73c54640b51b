// What the rows of one order say about the order as a whole. It may stand in one row or be repeated in each.
import type { Currency } from '../currency';
import { isCurrency } from '../currency';
import type { Instant } from '../instant';
import type { Money } from '../money';
import type { Contact } from '../order/order';
import type { Discount, Rounding } from '../order/line';
import { momentOf } from './date-cell';
import type { Field } from './profile';
import { amountIn, at, discountIn, rateIn, yesOrNoIn } from './read-cells';
import type { Sheet } from './sheet';
import { cellOf } from './sheet';
import type { Row } from './table';
import type { Rejection, Warning } from './verdict';
import { isRejected, rejected } from './verdict';

/** The id of an order that was exported from Waybill, so that it comes back as itself. */
export function knownId(sheet: Sheet, row: Row): string | null {
  const id = cellOf(sheet, row, 'id').toLowerCase();
  return UUID.test(id) ? id : null;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The currency of all rows; the profile's where none names one. */
export function currencyOf(sheet: Sheet, rows: readonly Row[]): Currency | Rejection {
  const row = rowSaying(sheet, rows, 'currency', 'mixed-currencies');
  if (isRejected(row)) return row;
  const code = row === null ? (sheet.profile.currency ?? '') : cellOf(sheet, row, 'currency').toUpperCase();
  if (isCurrency(code)) return code;
  const first = row ?? rows[0];
  return rejected('currency-unknown', first === undefined ? {} : at(sheet, first, 'currency'), code);
}

export type Placed = { readonly at: Instant; readonly warnings: readonly Warning[] };

/** The first moment counts. Another one in the same order is worth a warning, one that cannot be read a refusal. */
export function placedAt(sheet: Sheet, rows: readonly Row[]): Placed | Rejection {
  const { dates, timeZone } = sheet.profile;
  const seen = new Map<string, Instant>();
  const warnings: Warning[] = [];
  for (const row of rows) {
    const cell = cellOf(sheet, row, 'date');
    if (cell === '' || seen.has(cell)) continue;
    const moment = momentOf(cell, dates, timeZone);
    if (moment === null) return rejected('malformed-date', at(sheet, row, 'date'), cell);
    if (seen.size > 0) warnings.push({ code: 'several-dates', row: row.number, detail: cell });
    seen.set(cell, moment);
  }
  const [first] = seen.values();
  if (first !== undefined) return { at: first, warnings };
  return rejected('missing-cell', rows[0] === undefined ? {} : at(sheet, rows[0], 'date'));
}

export type Buyer = {
  readonly contact: Contact | null;
  readonly reference: string;
  readonly warnings: readonly Warning[];
};

/** The first customer, e-mail and reference that are named; blank ones are allowed. */
export function buyerOf(sheet: Sheet, rows: readonly Row[]): Buyer {
  const named = (field: Field) =>
    new Map(rows.map((row) => [cellOf(sheet, row, field), row.number] as const).filter(([cell]) => cell !== ''));
  const [customers, emails, references] = [named('customer'), named('email'), named('reference')];
  const [fullName = null] = customers.keys();
  const [email = null] = emails.keys();
  const [reference = ''] = references.keys();
  const [, second] = customers;
  return {
    contact:
      fullName === null && email === null
        ? null
        : { fullName: fullName === null ? null : plainNumber(fullName), email },
    reference,
    warnings: second === undefined ? [] : [{ code: 'several-customers', row: second[1], detail: '' }],
  };
}

/** Customer numbers that passed through a table of numbers come as `17850.0`. */
const plainNumber = (name: string) => (/^\d+\.0$/.test(name) ? name.slice(0, -2) : name);

export type Sums = {
  readonly discount: Discount | null;
  readonly shipping: Money | null;
  readonly shippingTaxBasisPoints: number;
  /** Null where the file does not say. */
  readonly taxIncluded: boolean | null;
  readonly rounding: Rounding;
  readonly subtotal: Money | null;
  readonly taxes: Money | null;
  readonly total: Money | null;
};

/** The order's own sums. Rows that contradict each other refuse the order. */
export function sumsOf(sheet: Sheet, rows: readonly Row[], currency: Currency): Sums | Rejection {
  const faults: Rejection[] = [];
  const read = <T>(field: Field, silent: T, reader: (row: Row, field: Field) => T | Rejection): T => {
    const row = rowSaying(sheet, rows, field, 'order-fields-differ');
    const value = row === null || isRejected(row) ? (row ?? silent) : reader(row, field);
    if (!isRejected(value)) return value;
    faults.push(value);
    return silent;
  };
  const amount = (row: Row, field: Field) => amountIn(sheet, row, field, currency);
  const sums: Sums = {
    discount: read<Sums['discount']>('orderDiscount', null, (row, field) => discountIn(sheet, row, field, currency)),
    shipping: read<Sums['shipping']>('shipping', null, amount),
    shippingTaxBasisPoints: read('shippingTaxRate', 0, (row, field) => rateIn(sheet, row, field)),
    taxIncluded: read<Sums['taxIncluded']>('taxIncluded', null, (row, field) => yesOrNoIn(sheet, row, field, false)),
    rounding: read<Rounding>('rounding', 'line', (row) => roundingIn(sheet, row)),
    subtotal: read<Sums['subtotal']>('subtotal', null, amount),
    taxes: read<Sums['taxes']>('taxes', null, amount),
    total: read<Sums['total']>('total', null, amount),
  };
  return faults[0] ?? sums;
}

function roundingIn(sheet: Sheet, row: Row): Rounding | Rejection {
  const cell = cellOf(sheet, row, 'rounding');
  return cell === 'line' || cell === 'order' ? cell : rejected('malformed-choice', at(sheet, row, 'rounding'), cell);
}

/** The first row that says anything; null where none does, a rejection where two say different things. */
function rowSaying(
  sheet: Sheet,
  rows: readonly Row[],
  field: Field,
  otherwise: 'order-fields-differ' | 'mixed-currencies',
): Row | Rejection | null {
  const said = rows.filter((row) => cellOf(sheet, row, field) !== '');
  const [first] = said;
  if (first === undefined) return null;
  const other = said.find((row) => cellOf(sheet, row, field) !== cellOf(sheet, first, field));
  return other === undefined ? first : rejected(otherwise, at(sheet, other, field), cellOf(sheet, other, field));
}
