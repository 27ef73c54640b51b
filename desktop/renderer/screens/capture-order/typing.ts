// What can be done to a form: a line changed, added, removed, filled from a product or by a scan. Values in, values out.
import type { ProductContent } from 'shared/product/product';
import { unitPriceDecimal } from 'shared/unit-price';
import type { Figures } from './read-figures';
import { readQuantity } from './read-figures';
import type { TypedLine, TypedOrder } from './typed-order';
import { blankLine, isBlankLine, rateText } from './typed-order';

/** A product is created under its SKU; another SKU is another product. */
export function withLine(typed: TypedOrder, position: number, change: Partial<TypedLine>): TypedOrder {
  const line = typed.lines[position];
  if (line === undefined) return typed;
  const creates = change.sku === undefined ? line.creates : null;
  return { ...typed, lines: typed.lines.with(position, { ...line, creates, ...change }) };
}

/** The next line is taxed as the last one, until a product says otherwise. */
export const withNextLine = (typed: TypedOrder): TypedOrder => ({
  ...typed,
  lines: [...typed.lines, { ...blankLine, tax: typed.lines.at(-1)?.tax ?? blankLine.tax }],
});

/** The only line is emptied instead. */
export const withoutLine = (typed: TypedOrder, position: number): TypedOrder => ({
  ...typed,
  lines: typed.lines.length === 1 ? [blankLine] : typed.lines.toSpliced(position, 1),
});

export const withLineBack = (typed: TypedOrder, position: number, line: TypedLine): TypedOrder => ({
  ...typed,
  lines: typed.lines.every(isBlankLine) ? [line] : typed.lines.toSpliced(position, 0, line),
});

/** A price in another currency is not this order's price: it is left to the person. */
export function withProduct(
  typed: TypedOrder,
  position: number,
  { sku, name, unitPrice, currency, taxBasisPoints }: ProductContent,
  { currency: ours, decimal }: Figures,
): TypedOrder {
  const shown = (text: string) => text.replace('.', decimal);
  return withLine(typed, position, {
    sku,
    description: name,
    unitPrice: currency === ours ? shown(unitPriceDecimal(unitPrice)) : '',
    tax: shown(rateText(taxBasisPoints)),
  });
}

/** Nothing is on the line yet but its SKU. */
export const isUnfilled = ({ description, unitPrice, creates }: TypedLine): boolean =>
  creates === null && `${description}${unitPrice}`.trim() === '';

export type Scanned = {
  readonly typed: TypedOrder;
  readonly position: number;
  /** Whether the line was there before. */
  readonly again: boolean;
};

export const hasLineOf = ({ lines }: TypedOrder, sku: string): boolean => lines.some((line) => isOf(line, sku));

const isOf = (line: TypedLine, sku: string) => line.sku.trim().toLowerCase() === sku.trim().toLowerCase();

/** One more of what is on the form already, one of what is not; on a credit line one more is one more back. */
export function withScanned(typed: TypedOrder, sku: string, figures: Figures): Scanned {
  const at = typed.lines.findIndex((line) => isOf(line, sku));
  const line = typed.lines[at];
  if (line !== undefined) {
    const pieces = readQuantity(line.quantity, figures) ?? 0;
    const quantity = String(pieces + (pieces < 0 ? -1 : 1));
    return { typed: withLine(typed, at, { quantity }), position: at, again: true };
  }
  const empty = typed.lines.findIndex(isBlankLine);
  const room = empty >= 0 ? typed : withNextLine(typed);
  const position = empty >= 0 ? empty : typed.lines.length;
  return { typed: withLine(room, position, { sku: sku.trim(), quantity: '1' }), position, again: false };
}
