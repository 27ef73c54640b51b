// What a person has typed into the capture form, and what it means: an order's content, or what to do about each field.
import { z } from 'zod';
import type { Currency } from 'shared/currency';
import { lineSchema } from 'shared/order/line';
import type { Line } from 'shared/order/line';
import type { OrderContent } from 'shared/order/commands';
import { priced } from 'shared/order/totals';
import type { Money } from 'shared/money';
import { money } from 'shared/money';
import { unitPriceFromDecimal } from 'shared/unit-price';
import { plainDecimal } from './plain-decimal';

export const typedLineSchema = z.object({
  sku: z.string(),
  description: z.string(),
  quantity: z.string(),
  unitPrice: z.string(),
});
export const typedOrderSchema = z.object({ customer: z.string(), lines: z.array(typedLineSchema).min(1) });
export type TypedLine = Readonly<z.infer<typeof typedLineSchema>>;
export type TypedOrder = { readonly customer: string; readonly lines: readonly TypedLine[] };
export type LineField = keyof TypedLine;

export const blankLine: TypedLine = { sku: '', description: '', quantity: '1', unitPrice: '' };
export const blankOrder: TypedOrder = { customer: '', lines: [blankLine] };

export const isBlank = ({ customer, lines }: TypedOrder): boolean =>
  customer.trim() === '' &&
  lines.every(({ sku, description, unitPrice }) => `${sku}${description}${unitPrice}`.trim() === '');

export type LineFaults = Partial<Record<LineField, string>>;
export type Faults = { readonly customer: string | null; readonly lines: readonly LineFaults[] };

export type ReadOrder =
  { readonly type: 'content'; readonly content: OrderContent } | { readonly type: 'faults'; readonly faults: Faults };

/** @param decimal the mark between whole and fraction where the person lives */
export function readOrder({ customer, lines }: TypedOrder, decimal: string): ReadOrder {
  const read = lines.map((line) => readLine(line, decimal));
  const faults: Faults = {
    customer: customer.trim() === '' ? 'Say who buys.' : customer.length > 200 ? 'Shorten it to 200 characters.' : null,
    lines: read.map(({ faults: own }) => own),
  };
  const whole = read.flatMap(({ line }) => (line === null ? [] : [line]));
  if (faults.customer !== null || whole.length < lines.length) return { type: 'faults', faults };
  return { type: 'content', content: contentOf(customer.trim(), whole) };
}

/** Of the lines that can be read so far. */
export function runningTotal({ lines }: TypedOrder, currency: Currency, decimal: string): Money {
  const whole = lines.flatMap((line) => readLine(line, decimal).line ?? []);
  return money(priced({ ...contentOf('', whole), currency }).totals.gross, currency);
}

/** What one line comes to; null while it cannot be read. */
export function lineTotal(line: TypedLine, currency: Currency, decimal: string): Money | null {
  const { line: whole } = readLine({ ...line, sku: line.sku || '-' }, decimal);
  return whole === null ? null : money(priced({ ...contentOf('', [whole]), currency }).totals.gross, currency);
}

/** As it was typed, to be edited and sent again. */
export function typedOf(
  { contact, lines }: Pick<OrderContent, 'contact' | 'lines'>,
  shownPrice: (line: Line) => string,
): TypedOrder {
  const typed = lines.map((line) => ({
    sku: line.sku,
    description: line.description,
    quantity: String(line.quantity),
    unitPrice: shownPrice(line),
  }));
  return { customer: contact?.fullName ?? '', lines: typed.length === 0 ? [blankLine] : typed };
}

const contentOf = (fullName: string, lines: readonly Line[]): OrderContent => ({
  customerId: null,
  contact: { fullName, email: null },
  reference: '',
  lines: [...lines],
  discount: null,
  shipping: null,
  taxIncluded: true,
  rounding: 'line',
});

type ReadLine = { readonly line: Line | null; readonly faults: LineFaults };

function readLine({ sku, description, quantity, unitPrice }: TypedLine, decimal: string): ReadLine {
  const pieces = wholeNumber(quantity);
  const price = unitPriceFromDecimal(plainDecimal(unitPrice, decimal) ?? '');
  const faults: LineFaults = {
    ...(sku.trim() === '' && { sku: 'Enter a SKU.' }),
    ...(sku.length > 64 && { sku: 'At most 64 characters.' }),
    ...(description.length > 500 && { description: 'At most 500 characters.' }),
    ...((pieces === null || pieces === 0) && { quantity: 'A whole number, not 0.' }),
    ...(price === null && {
      unitPrice: unitPrice.trim() === '' ? 'Enter a price.' : 'A price, at most four decimals.',
    }),
  };
  if (pieces === null || price === null || Object.keys(faults).length > 0) return { line: null, faults };
  const asked = {
    sku: sku.trim(),
    description: description.trim(),
    quantity: pieces,
    unitPrice: price,
    discount: null,
    taxBasisPoints: 0,
  };
  const line = lineSchema.safeParse(asked);
  return line.success ? { line: line.data, faults } : { line: null, faults: { sku: 'This line cannot be stored.' } };
}

function wholeNumber(typed: string): number | null {
  const text = typed.trim().replace('−', '-');
  const number = Number(text);
  return /^-?\d{1,7}$/.test(text) && Math.abs(number) <= 1_000_000 ? number : null;
}
