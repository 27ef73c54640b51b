// What a number field shows once it is left: the result of what was calculated in it; anything else stays as typed.
import { exponentOf } from 'shared/currency';
import { calculated, isCalculation } from './calculated';
import type { Figures } from './read-figures';
import type { LineField, TypedOrder } from './typed-order';

const PRICE_DIGITS = 4;
const RATE_DIGITS = 2;

/** @param digits as many as the figure can have */
export function settled(typed: string, digits: number, { decimal }: Figures): string {
  const isShare = typed.trim().endsWith('%');
  const figure = typed.replace(/%\s*$/, '');
  if (!isCalculation(figure)) return typed;
  const result = calculated(figure, decimal, isShare ? RATE_DIGITS : digits);
  return result === null ? typed : `${result.replace('.', decimal)}${isShare ? ' %' : ''}`;
}

type FigureField = Exclude<LineField, 'sku' | 'description'>;
type OrderFigure = Extract<keyof TypedOrder, 'discount' | 'shipping' | 'shippingTax'>;

export function digitsOf(field: FigureField | OrderFigure, { currency }: Figures): number {
  if (field === 'quantity' || field === 'unitPrice') return PRICE_DIGITS;
  return field === 'tax' || field === 'shippingTax' ? RATE_DIGITS : exponentOf(currency);
}
