// What a person has typed into the capture form, as text, and what an empty form is.
import { z } from 'zod';
import { currencySchema } from 'shared/currency';
import { decimalOf, money } from 'shared/money';
import type { PlaceOrder } from 'shared/order/commands';
import type { Discount, Line } from 'shared/order/line';
import { roundingSchema } from 'shared/order/line';
import { unitPriceDecimal } from 'shared/unit-price';
import type { Mark } from './plain-decimal';

const typed = z.string().default('');

/** Drafts of an earlier shape lack members; they are read as if these had been left empty. */
export const typedLineSchema = z.object({
  sku: typed,
  description: typed,
  quantity: typed,
  unitPrice: typed,
  /** `10 %` is a share, `5` an amount. */
  discount: typed,
  tax: typed,
  /** The id of the product that placing the order creates; null where it creates none. */
  creates: z.guid().nullable().default(null),
});

/** `new` is created with the order, under the id it already has. */
const buyerSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('free') }),
  z.object({ type: z.literal('known'), id: z.guid() }),
  z.object({ type: z.literal('new'), id: z.guid() }),
]);

export const typedOrderSchema = z.object({
  customer: typed,
  buyer: buyerSchema.default({ type: 'free' }),
  email: typed,
  reference: typed,
  lines: z.array(typedLineSchema).min(1),
  discount: typed,
  shipping: typed,
  shippingTax: typed,
  taxIncluded: z.boolean().default(true),
  rounding: roundingSchema.default('line'),
  /** The mark figures were typed with; null where that is not known and does not matter. */
  decimal: z.enum(['.', ',']).nullable().default(null),
  /** Of an order that is edited; null for a new one, which takes the organisation's. */
  currency: currencySchema.nullable().default(null),
});

export type TypedLine = Readonly<z.infer<typeof typedLineSchema>>;
export type Buyer = z.infer<typeof buyerSchema>;
export type TypedOrder = Readonly<Omit<z.infer<typeof typedOrderSchema>, 'lines'>> & {
  readonly lines: readonly TypedLine[];
};
export type LineField = Exclude<keyof TypedLine, 'creates'>;

export const blankLine: TypedLine = typedLineSchema.parse({ quantity: '1', tax: '0' });
export const blankOrder: TypedOrder = typedOrderSchema.parse({ lines: [blankLine], shippingTax: '0' });

/** Quantity and tax come with an empty line. */
export const isBlankLine = ({ sku, description, unitPrice, discount }: TypedLine): boolean =>
  `${sku}${description}${unitPrice}${discount}`.trim() === '';

export const isBlank = ({ customer, email, reference, discount, shipping, lines }: TypedOrder): boolean =>
  `${customer}${email}${reference}${discount}${shipping}`.trim() === '' && lines.every(isBlankLine);

type Asked = Omit<PlaceOrder['payload'], 'number' | 'origin' | 'source'>;

/** As it was typed, to be edited and sent again. @param mark between whole and fraction where the person lives */
export function typedOf(asked: Asked, mark: Mark): TypedOrder {
  const { customerId, contact, reference, lines, discount, shipping, taxIncluded, rounding, currency } = asked;
  const shown = (decimal: string) => decimal.replace('.', mark);
  const amount = (minor: number) => shown(decimalOf(money(minor, currency)));
  const discounted = (one: Discount | null) =>
    one === null ? '' : one.type === 'amount' ? amount(one.minor) : `${shown(rateText(one.basisPoints))} %`;
  const typedLine = (line: Line): TypedLine => ({
    sku: line.sku,
    description: line.description,
    quantity: String(line.quantity),
    unitPrice: shown(unitPriceDecimal(line.unitPrice)),
    discount: discounted(line.discount),
    tax: shown(rateText(line.taxBasisPoints)),
    creates: null,
  });
  return {
    customer: contact?.fullName ?? '',
    buyer: customerId === null ? { type: 'free' } : { type: 'known', id: customerId },
    email: contact?.email ?? '',
    reference,
    lines: lines.length === 0 ? [blankLine] : lines.map(typedLine),
    discount: discounted(discount),
    shipping: shipping === null ? '' : amount(shipping.minor),
    shippingTax: shipping === null ? '0' : shown(rateText(shipping.taxBasisPoints)),
    ...{ taxIncluded, rounding, currency, decimal: mark },
  };
}

/** The same figures as people write them who use the other mark: point and comma change places, everywhere. */
export function inMarks(typed: TypedOrder, mark: Mark): TypedOrder {
  if (typed.decimal === mark) return typed;
  if (typed.decimal === null) return { ...typed, decimal: mark };
  const turned = (text: string) => text.replaceAll(/[.,]/g, (one) => (one === '.' ? ',' : '.'));
  return {
    ...typed,
    lines: typed.lines.map((line) => ({
      ...line,
      ...{ quantity: turned(line.quantity), unitPrice: turned(line.unitPrice) },
      ...{ discount: turned(line.discount), tax: turned(line.tax) },
    })),
    ...{ discount: turned(typed.discount), shipping: turned(typed.shipping), shippingTax: turned(typed.shippingTax) },
    decimal: mark,
  };
}

/** Basis points as a percentage: `19`, `7.5`. */
export function rateText(basisPoints: number): string {
  const whole = Math.trunc(basisPoints / 100);
  const rest = String(basisPoints % 100)
    .padStart(2, '0')
    .replace(/0+$/, '');
  return rest === '' ? String(whole) : `${whole}.${rest}`;
}
