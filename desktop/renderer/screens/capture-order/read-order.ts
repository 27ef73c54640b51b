// What was typed, as an order's content, or what to do about each field.
import { customerId } from 'shared/ids';
import type { OrderContent } from 'shared/order/commands';
import type { Line, Shipping } from 'shared/order/line';
import { lineSchema } from 'shared/order/line';
import type { Figures } from './read-figures';
import { readAmount, readDiscount, readPrice, readQuantity, readRate } from './read-figures';
import type { LineField, TypedLine, TypedOrder } from './typed-order';
import { isBlankLine } from './typed-order';
import type { CaptureWord } from './words';

export type LineFaults = Partial<Record<LineField, CaptureWord>>;
export type OrderField = 'customer' | 'email' | 'reference' | 'discount' | 'shipping' | 'shippingTax';
export type Faults = Partial<Record<OrderField, CaptureWord>> & { readonly lines: readonly LineFaults[] };

export type ReadOrder = {
  /** Of all that can be read so far: enough for running totals. */
  readonly content: OrderContent;
  /** Null where everything can be read. */
  readonly faults: Faults | null;
};

const NO_FAULTS: LineFaults = {};

export function readOrder(typed: TypedOrder, figures: Figures): ReadOrder {
  const read = usedLines(typed.lines).map((line) => readLine(line, figures));
  const discount = readDiscount(typed.discount, figures);
  const shipping = readShipping(typed, figures);
  const faults: Faults = {
    ...contactFaults(typed),
    ...(discount.type === 'unreadable' && { discount: 'capture.fault.discount' }),
    ...shipping.faults,
    lines: read.map((one) => one.faults),
  };
  const { lines: ofLines, ...ofOrder } = faults;
  const isWhole = Object.keys(ofOrder).length === 0 && ofLines.every((one) => one === NO_FAULTS);
  const content: OrderContent = {
    customerId: typed.buyer.type === 'free' ? null : customerId(typed.buyer.id),
    contact: { fullName: typed.customer.trim(), email: typed.email.trim() || null },
    reference: typed.reference.trim(),
    lines: read.flatMap(({ line }) => line ?? []),
    discount: discount.type === 'read' ? discount.discount : null,
    shipping: shipping.read,
    taxIncluded: typed.taxIncluded,
    rounding: typed.rounding,
  };
  return { content, faults: isWhole ? null : faults };
}

/** Enter leaves an empty line behind the last one; it is not part of the order, unless it is all there is. */
export function usedLines(lines: readonly TypedLine[]): readonly TypedLine[] {
  const last = lines.findLastIndex((line) => !isBlankLine(line));
  return lines.slice(0, Math.max(last, 0) + 1);
}

function contactFaults({ customer, email, reference }: TypedOrder): Partial<Record<OrderField, CaptureWord>> {
  const isAddress = email.trim() === '' || (/^[^\s@]+@[^\s@]+$/.test(email.trim()) && email.length <= 320);
  return {
    ...(customer.trim() === '' && { customer: 'capture.fault.customer' }),
    ...(customer.trim().length > 200 && { customer: 'capture.fault.customer-long' }),
    ...(!isAddress && { email: 'capture.fault.email' }),
    ...(reference.trim().length > 100 && { reference: 'capture.fault.reference' }),
  };
}

type ReadShipping = { readonly read: Shipping | null; readonly faults: Partial<Record<OrderField, CaptureWord>> };

function readShipping({ shipping, shippingTax }: TypedOrder, figures: Figures): ReadShipping {
  if (shipping.trim() === '') return { read: null, faults: {} };
  const minor = readAmount(shipping, figures);
  const rate = readRate(shippingTax, figures);
  const faults: ReadShipping['faults'] = {
    ...((minor === null || Math.abs(minor) > 1_000_000_000_000) && { shipping: 'capture.fault.shipping' }),
    ...(rate === null && { shippingTax: 'capture.fault.tax' }),
  };
  if (minor === null || rate === null || faults.shipping !== undefined) return { read: null, faults };
  return { read: { minor, taxBasisPoints: rate }, faults };
}

type ReadLine = { readonly line: Line | null; readonly faults: LineFaults };

export function readLine(typed: TypedLine, figures: Figures): ReadLine {
  const { sku, description, quantity, unitPrice, discount, tax, creates } = typed;
  const pieces = readQuantity(quantity, figures);
  const price = readPrice(unitPrice, figures);
  const less = readDiscount(discount, figures);
  const rate = readRate(tax, figures);
  const faults: LineFaults = {
    ...(sku.trim() === '' && { sku: 'capture.fault.sku' }),
    ...(sku.trim().length > 64 && { sku: 'capture.fault.sku-long' }),
    ...(creates !== null && description.trim() === '' && { description: 'capture.fault.product-name' }),
    ...(description.trim().length > 500 && { description: 'capture.fault.item' }),
    ...(pieces === null && { quantity: 'capture.fault.quantity' }),
    ...(price === null && {
      unitPrice: unitPrice.trim() === '' ? 'capture.fault.no-price' : 'capture.fault.price',
    }),
    ...(less.type === 'unreadable' && { discount: 'capture.fault.discount' }),
    ...(rate === null && { tax: 'capture.fault.tax' }),
  };
  if (Object.keys(faults).length > 0 || less.type === 'unreadable') return { line: null, faults };
  const asked = { sku: sku.trim(), description: description.trim(), quantity: pieces, unitPrice: price };
  const line = lineSchema.safeParse({ ...asked, discount: less.discount, taxBasisPoints: rate });
  return line.success ? { line: line.data, faults: NO_FAULTS } : { line: null, faults: { sku: 'capture.fault.line' } };
}
