// The rows of one order to its verdict: one thing wrong refuses the whole order, for an order less a line is another order.
import { canonicalJson } from '../canonical-json';
import type { Currency } from '../currency';
import type { OrganisationId } from '../ids';
import { commandId, derivedId, orderId } from '../ids';
import { decimalOf, money } from '../money';
import { placeOrderSchema } from '../order/commands';
import type { PlaceOrder } from '../order/commands';
import { contentRefusal, kindOf } from '../order/content';
import type { Pricing } from '../order/totals';
import { priced } from '../order/totals';
import { tieToDeclared } from './declared-sums';
import type { Field } from './profile';
import { sourceOf } from './profile';
import type { Buyer, Sums } from './read-head';
import { buyerOf, currencyOf, knownId, placedAt, sumsOf } from './read-head';
import { at } from './read-cells';
import type { ReadLines } from './read-lines';
import { readLines } from './read-lines';
import type { Sheet } from './sheet';
import { cellOf, columnName } from './sheet';
import type { Row } from './table';
import type { Placement, Rejection, Verdict, Warning } from './verdict';
import { isRejected, rejected } from './verdict';

type Payload = PlaceOrder['payload'];

/**
 * Shape first, then signs, then precision, then the order's own fields and sums.
 * @param key what the source itself calls the order; its id is derived from it
 */
export function readOrder(sheet: Sheet, key: string, rows: readonly Row[], organisation: OrganisationId): Verdict {
  const early = earlyRejection(sheet, rows);
  if (early !== null) return early;
  const currency = currencyOf(sheet, rows);
  if (isRejected(currency)) return currency;
  const read = readLines(sheet, rows, currency);
  if (isRejected(read)) return read;
  const moment = placedAt(sheet, rows);
  if (isRejected(moment)) return moment;
  const sums = sumsOf(sheet, rows, currency);
  if (isRejected(sums)) return sums;
  const buyer = buyerOf(sheet, rows);
  const draft = payloadOf(sheet, rows, buyer, plainPricing(sheet, read, sums, currency));
  const refusal = contentRejection(draft, rows) ?? storable(sheet, rows, draft);
  if (refusal !== null) return refusal;
  const tied = sheet.profile.taxes === 'declared' ? tieToDeclared(read.lines, sums, currency) : tieToTotal(draft, sums);
  if (isRejected(tied)) return tied;
  const payload = { ...draft, ...tied.pricing, lines: [...tied.pricing.lines] };
  const late = tied.pricing === draft ? null : storable(sheet, rows, payload);
  if (late !== null) return late;
  const warnings = [...moment.warnings, ...buyer.warnings, ...read.warnings, ...tied.warnings];
  const ids = idsOf(sheet, key, rows, [payload, moment.at], organisation);
  return {
    type: kindOf(payload),
    placement: { ...ids, occurredAt: moment.at, payload, gross: priced(payload).totals.gross },
    warnings,
  };
}

function earlyRejection(sheet: Sheet, rows: readonly Row[]): Rejection | null {
  const faulty = rows.find(({ fault }) => fault !== null);
  if (faulty !== undefined && faulty.fault !== null) return rejected(faulty.fault, { row: faulty.number });
  const cancelled = rows.find((row) => cellOf(sheet, row, 'cancelledAt') !== '');
  return cancelled === undefined
    ? null
    : rejected('cancelled-at-source', at(sheet, cancelled, 'cancelledAt'), cellOf(sheet, cancelled, 'cancelledAt'));
}

function plainPricing(sheet: Sheet, { lines }: ReadLines, sums: Sums, currency: Currency): Pricing {
  const minor = sums.shipping?.minor ?? 0;
  return {
    currency,
    lines: lines.map(({ line }) => line),
    discount: sums.discount,
    shipping: minor === 0 ? null : { minor, taxBasisPoints: sums.shippingTaxBasisPoints },
    taxIncluded: sums.taxIncluded ?? sheet.profile.taxIncluded,
    rounding: sums.rounding,
  };
}

function payloadOf(sheet: Sheet, rows: readonly Row[], { contact, reference }: Buyer, pricing: Pricing): Payload {
  const number = rows[0] === undefined ? '' : cellOf(sheet, rows[0], 'order');
  return {
    customerId: null,
    contact,
    reference,
    ...pricing,
    lines: [...pricing.lines],
    number,
    origin: 'import',
    source: sourceOf(sheet.profile),
  };
}

const COLUMN_OF: Readonly<Record<string, Field>> = {
  number: 'order',
  fullName: 'customer',
  email: 'email',
  reference: 'reference',
  sku: 'sku',
  description: 'description',
  discount: 'discount',
  shipping: 'shipping',
};

/** Text too long or with characters no database keeps, amounts beyond their limits: named with row and column. */
function storable(sheet: Sheet, rows: readonly Row[], payload: Payload): Rejection | null {
  const issue = placeOrderSchema.safeParse(payload).error?.issues[0];
  if (issue === undefined) return null;
  const line = issue.path[0] === 'lines' && typeof issue.path[1] === 'number' ? rows[issue.path[1]] : rows[0];
  const field = issue.path.map((part) => COLUMN_OF[String(part)]).find((known) => known !== undefined);
  const column = field === undefined ? {} : { column: columnName(sheet, field) };
  return rejected('not-storable', { ...column, ...(line === undefined ? {} : { row: line.number }) }, issue.message);
}

function contentRejection(payload: Payload, rows: readonly Row[]): Rejection | null {
  const refusal = contentRefusal(payload);
  if (refusal === null) return null;
  const row = 'line' in refusal ? rows[refusal.line - 1] : undefined;
  const detail = 'most' in refusal ? `at most ${refusal.most}` : '';
  return rejected(refusal.code, row === undefined ? {} : { row: row.number }, detail);
}

/** Where each line says its rate, a stated total is a check and nothing else. */
function tieToTotal(
  pricing: Pricing,
  { total }: Sums,
): { readonly pricing: Pricing; readonly warnings: readonly Warning[] } | Rejection {
  const gross = money(priced(pricing).totals.gross, pricing.currency);
  if (total === null || total.minor === gross.minor) return { pricing, warnings: [] };
  return rejected('total-differs', {}, `${decimalOf(gross)} by its lines, ${decimalOf(total)} by its total`);
}

type Ids = Pick<Placement, 'orderId' | 'commandId'>;

function idsOf(
  sheet: Sheet,
  key: string,
  [first]: readonly Row[],
  content: unknown,
  organisation: OrganisationId,
): Ids {
  const source = sourceOf(sheet.profile);
  const id = (first === undefined ? null : knownId(sheet, first)) ?? derivedId(organisation, source, key);
  return {
    orderId: orderId(id),
    commandId: commandId(derivedId(organisation, `${source} PlaceOrder`, `${id} ${canonicalJson(content)}`)),
  };
}
