// Which orders a list shows. Both ends ask the same: a desktop of the orders it holds, the server of those only it has.
import { z } from 'zod';
import { exponentOf } from '../currency';
import type { Instant } from '../instant';
import type { Money } from '../money';
import { text } from '../text';
import type { KnownOrder, OrderStatus, Origin } from './order';
import { grossOf } from './order';

export const KNOWN_STATUSES = ['placed', 'completed', 'cancelled', 'failed'] as const satisfies readonly OrderStatus[];
export const ORIGINS = ['desk', 'import', 'shop'] as const satisfies readonly Origin[];
/** What a device holds however old it is; all others are settled. */
export const OPEN_STATUSES = ['placed', 'failed'] as const satisfies readonly OrderStatus[];

/** `same` and `other` compare whole texts, without accents and capitals. */
const textRuleSchema = z.strictObject({
  is: z.enum(['same', 'other', 'empty', 'filled']),
  text: text(200),
});
export type TextRule = Readonly<z.infer<typeof textRuleSchema>>;

const day = z.union([z.literal(''), z.iso.date()]);
/** An amount of any currency: whole ten-thousandths of its major unit. */
const amount = z.int().nullable();

export const orderFilterSchema = z.strictObject({
  /** Each word begins a word of number, customer, reference or a SKU, or stands anywhere in the number. */
  text: text(200),
  /** Any of them; none for all. */
  statuses: z.array(z.enum(KNOWN_STATUSES)).max(4),
  /** None of them. */
  notStatuses: z.array(z.enum(KNOWN_STATUSES)).max(4),
  origins: z.array(z.enum(ORIGINS)).max(3),
  notOrigins: z.array(z.enum(ORIGINS)).max(3),
  customer: textRuleSchema.nullable(),
  reference: textRuleSchema.nullable(),
  /** ISO dates, both included, in UTC; '' where open. */
  from: day,
  to: day,
  /** Both included. */
  least: amount,
  most: amount,
  /** Null: either. */
  onHold: z.boolean().nullable(),
});
type Parsed = z.infer<typeof orderFilterSchema>;
export type OrderFilter = {
  readonly [K in keyof Parsed]: Parsed[K] extends (infer Item)[] ? readonly Item[] : Parsed[K];
};

export const NO_FILTER: OrderFilter = {
  text: '',
  statuses: [],
  notStatuses: [],
  origins: [],
  notOrigins: [],
  customer: null,
  reference: null,
  from: '',
  to: '',
  least: null,
  most: null,
  onHold: null,
};

/** What a filter looks at. */
export type Filtered = {
  readonly number: string;
  readonly customer: string;
  readonly reference: string;
  readonly status: KnownOrder['status'];
  readonly origin: Origin;
  readonly placedAt: Instant;
  readonly gross: Money;
  readonly holds: number;
  /** What a search looks through: folded number, customer, reference and SKUs. */
  readonly words: string;
};

export function filteredOf(order: KnownOrder): Filtered {
  const { number, contact, reference, status, origin, placedAt, lines, holds } = order;
  const customer = contact?.fullName ?? '';
  const skus = lines.map(({ sku }) => sku).join(' ');
  return {
    ...{ number, customer, reference, status, origin, placedAt },
    gross: grossOf(order),
    holds: holds.length,
    words: folded(`${number} ${customer} ${reference} ${skus}`),
  };
}

/** The marks that stand on letters, as a class of a regular expression that JavaScript and Postgres both read. */
export const LETTER_MARKS =
  '[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u064b-\u0652\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]';
const MARKS = new RegExp(LETTER_MARKS, 'gu');

/** Without accents and capitals: people type neither. */
export const folded = (words: string): string =>
  words.normalize('NFD').replaceAll(MARKS, '').toLowerCase().replaceAll('ς', 'σ');

/** The words somebody typed. */
export const typedWords = (typed: string): readonly string[] => folded(typed).split(/\s+/).filter(Boolean);

/** In ten-thousandths of the major unit, so that amounts of currencies with other digits compare. */
export const comparable = ({ minor, currency }: Money): number => minor * 10 ** (4 - exponentOf(currency));

/** @returns whether an order belongs to the list */
export function orderMatcher(filter: OrderFilter): (order: Filtered) => boolean {
  const { statuses, notStatuses, origins, notOrigins, from, to, least, most, onHold } = filter;
  const words = typedWords(filter.text);
  const [customer, reference] = [ruleMatcher(filter.customer), ruleMatcher(filter.reference)];
  return (order) =>
    isOneOf(order.status, statuses, notStatuses) &&
    isOneOf(order.origin, origins, notOrigins) &&
    (onHold === null || order.holds > 0 === onHold) &&
    (from === '' || order.placedAt.slice(0, 10) >= from) &&
    (to === '' || order.placedAt.slice(0, 10) <= to) &&
    (least === null || comparable(order.gross) >= least) &&
    (most === null || comparable(order.gross) <= most) &&
    customer(order.customer) &&
    reference(order.reference) &&
    words.every((word) => ` ${order.words}`.includes(` ${word}`) || folded(order.number).includes(word));
}

const isOneOf = <Value>(value: Value, any: readonly Value[], none: readonly Value[]) =>
  (any.length === 0 || any.includes(value)) && !none.includes(value);

function ruleMatcher(rule: TextRule | null): (value: string) => boolean {
  if (rule === null) return () => true;
  if (rule.is === 'empty' || rule.is === 'filled') return (value) => (value === '') === (rule.is === 'empty');
  const wanted = folded(rule.text);
  return (value) => (folded(value) === wanted) === (rule.is === 'same');
}
