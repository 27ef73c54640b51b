// Orders as CSV rows in the columns of the profile `generic`, a row per line, and as one JSON document each.
import type { Currency } from '../currency';
import { decimalOf, money } from '../money';
import type { Discount, Line } from '../order/line';
import type { KnownOrder } from '../order/order';
import { grossOf } from '../order/order';
import { priced } from '../order/totals';
import { unitPriceDecimal } from '../unit-price';
import type { Cell } from './csv-write';
import { csvRecord, plain } from './csv-write';

const COLUMNS =
  'order id source date status customer email reference currency order_total tax_included rounding order_discount shipping shipping_tax_rate ' +
  'sku description quantity unit_price discount tax_rate';

export const orderCsvHeader = csvRecord(COLUMNS.split(' '));

/** The order's fields stand in each of its rows, so that rows survive being sorted. An order without lines has one row. */
export function orderCsv(order: KnownOrder): string {
  const head = headCells(order);
  const { lines } = order;
  if (lines.length === 0) return csvRecord([...head, '', '', '', '', '', '']);
  return lines.map((line) => csvRecord([...head, ...lineCells(line, order.currency)])).join('');
}

function headCells(order: KnownOrder): readonly Cell[] {
  const {
    number,
    id,
    source,
    placedAt,
    status,
    contact,
    reference,
    currency,
    taxIncluded,
    rounding,
    discount,
    shipping,
  } = order;
  return [
    number,
    plain(id),
    source,
    plain(placedAt),
    plain(status),
    contact?.fullName ?? '',
    contact?.email ?? '',
    reference,
    plain(currency),
    plain(decimalOf(grossOf(order))),
    plain(taxIncluded ? 'yes' : 'no'),
    plain(rounding),
    plain(discountText(discount, currency)),
    plain(shipping === null ? '' : decimalOf(money(shipping.minor, currency))),
    plain(shipping === null ? '' : percent(shipping.taxBasisPoints)),
  ];
}

function lineCells(
  { sku, description, quantity, unitPrice, discount, taxBasisPoints }: Line,
  currency: Currency,
): readonly Cell[] {
  return [
    sku,
    description,
    plain(quantity),
    plain(unitPriceDecimal(unitPrice)),
    plain(discountText(discount, currency)),
    plain(percent(taxBasisPoints)),
  ];
}

function discountText(discount: Discount | null, currency: Currency): string {
  if (discount === null) return '';
  return discount.type === 'rate' ? `${percent(discount.basisPoints)}%` : decimalOf(money(discount.minor, currency));
}

/** Basis points as percent: `1950` is `19.5`. */
const percent = (basisPoints: number): string => String(basisPoints / 100);

/** One line of NDJSON, for machines: amounts and prices as decimal text, moments in ISO 8601. */
export function orderJson(order: KnownOrder): string {
  const { currency, lines, shipping, discount, totals } = order;
  const amounts = priced(order);
  const text = (minor: number) => decimalOf(money(minor, currency));
  const document = {
    id: order.id,
    number: order.number,
    status: order.status,
    kind: order.kind,
    origin: order.origin,
    source: order.source,
    placedAt: order.placedAt,
    customerId: order.customerId,
    customer: order.contact?.fullName ?? null,
    email: order.contact?.email ?? null,
    reference: order.reference,
    currency,
    taxIncluded: order.taxIncluded,
    rounding: order.rounding,
    lines: lines.map((line, position) => ({
      sku: line.sku,
      description: line.description,
      quantity: line.quantity,
      unitPrice: unitPriceDecimal(line.unitPrice),
      discount: discountText(line.discount, currency),
      taxRate: percent(line.taxBasisPoints),
      ...decimals(amounts.lines[position], text),
    })),
    discount: discountText(discount, currency),
    shipping:
      shipping === null ? null : { taxRate: percent(shipping.taxBasisPoints), ...decimals(amounts.shipping, text) },
    net: text(totals.net),
    tax: text(totals.tax),
    gross: text(totals.gross),
    notes: order.notes.map(({ text: note, at }) => ({ text: note, at })),
  };
  return `${JSON.stringify(document)}\n`;
}

type Split = { readonly net: number; readonly tax: number; readonly gross: number };
const decimals = (amounts: Split | undefined, text: (minor: number) => string) =>
  amounts === undefined ? {} : { net: text(amounts.net), tax: text(amounts.tax), gross: text(amounts.gross) };
