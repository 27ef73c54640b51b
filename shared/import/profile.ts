// How one shop writes its orders: which column says what, and in which notation. A profile is plain JSON.
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { faultsOf } from '../contract/commands';
import { currencySchema } from '../currency';
import { filledText } from '../text';

/** What a column can say. The first five are needed, the others are read where the file has them. */
export const FIELDS = [
  'order',
  'date',
  'sku',
  'quantity',
  'unitPrice',
  'id',
  'source',
  'description',
  'customer',
  'email',
  'reference',
  'currency',
  'discount',
  'taxRate',
  'taxable',
  'taxIncluded',
  'rounding',
  'orderDiscount',
  'shipping',
  'shippingTaxRate',
  'subtotal',
  'taxes',
  'total',
  'cancelledAt',
] as const;
export type Field = (typeof FIELDS)[number];
export const NEEDED_FIELDS: readonly Field[] = FIELDS.slice(0, 5);

/** Day, month and year as the file writes them; `y-m-d` is ISO 8601 and may carry an offset. */
export const DATE_STYLES = ['y-m-d', 'y/m/d', 'd.m.y', 'd/m/y', 'd-m-y', 'm/d/y'] as const;
export type DateStyle = (typeof DATE_STYLES)[number];

const columnNames = z
  .union([filledText(100), z.array(filledText(100)).min(1).max(20)])
  .transform((names): readonly string[] => (typeof names === 'string' ? [names] : names));

export const profileSchema = z.strictObject({
  name: filledText(60),
  /** Part of every order's id: the same order of the same source is one order, whoever imports it. */
  source: filledText(100).optional(),
  columns: z
    .partialRecord(z.enum(FIELDS), columnNames)
    .refine((columns) => NEEDED_FIELDS.every((field) => columns[field] !== undefined), {
      message: `must name ${NEEDED_FIELDS.join(', ')}`,
    }),
  delimiter: z.enum([',', ';', '\t', '|']).optional(),
  dates: z.array(z.enum(DATE_STYLES)).min(1).default(['y-m-d']),
  /** IANA name; moments without an offset are of this zone. */
  timeZone: z.string().refine(isTimeZone, { message: 'is not a time zone' }).default('UTC'),
  /** `either` reads the notation off the file's own numbers. */
  decimal: z.enum(['point', 'comma', 'either']).default('either'),
  /** Of files that name none. */
  currency: currencySchema.nullable().default(null),
  taxIncluded: z.boolean().default(false),
  /** An invoice of nothing but negative quantities at price 0 is a correction of stock, not an order. */
  stockAdjustments: z.enum(['refused', 'orders']).default('orders'),
  /** Whether a line without a SKU goes by its description. */
  skuFromDescription: z.boolean().default(false),
  /** `perLine`: each line says its rate. `declared`: the order says its sums, and the rate is found from them. */
  taxes: z.enum(['perLine', 'declared']).default('perLine'),
});
export type Profile = Readonly<z.infer<typeof profileSchema>>;
/** A profile as a person writes it, with everything optional left out. */
export type WrittenProfile = z.input<typeof profileSchema>;

export const sourceOf = ({ source, name }: Profile): string => source ?? name;

export type ReadProfile =
  { readonly type: 'read'; readonly profile: Profile } | { readonly type: 'faulty'; readonly detail: string };

/** Reads a profile file's text; what is wrong with it comes back as a sentence. */
export function profileFromJson(text: string): ReadProfile {
  const json = parsedJson(text);
  if (json === undefined) return { type: 'faulty', detail: 'it is not JSON' };
  const parsed = profileSchema.safeParse(json);
  return parsed.success ? { type: 'read', profile: parsed.data } : { type: 'faulty', detail: faultsOf(parsed.error) };
}

function parsedJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}

function isTimeZone(name: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name);
    return true;
  } catch {
    return false;
  }
}
