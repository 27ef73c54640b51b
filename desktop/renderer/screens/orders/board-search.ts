// A view is its address: filters, sort and the order under the cursor, as search parameters and back. Whatever an address
// says, something is shown: what cannot be read is left out.
import { scaledInteger } from 'shared/money';
import type { OrderFilter, TextRule } from 'shared/order/order-filter';
import { KNOWN_STATUSES, ORIGINS } from 'shared/order/order-filter';
import { isStorable } from 'shared/text';
import { z } from 'zod';
import type { OrderQuery, OrderSort } from '../../local/board/order-query';
import { NEWEST_FIRST, SORT_KEYS } from '../../local/board/order-query';

const day = z.iso.date().optional().catch(undefined);
const flag = z.boolean().optional().catch(undefined);
const statuses = z.array(z.enum(KNOWN_STATUSES)).max(4).optional().catch(undefined);
const origins = z.array(z.enum(ORIGINS)).max(3).optional().catch(undefined);
/** `is:Ada`, `not:Ada`, `empty` or `filled`. */
const TEXT_RULE = /^(?:(?:is|not):[\s\S]{1,200}|empty|filled)$/;
const textRule = z.string().regex(TEXT_RULE).refine(isStorable).optional().catch(undefined);
/** In major units, exact to four decimals. */
const AMOUNT = /^-?\d{1,10}(?:\.\d{1,4})?$/;
const amount = z.coerce.string().regex(AMOUNT).optional().catch(undefined);

export const boardSearchSchema = z.object({
  status: statuses,
  notStatus: statuses,
  origin: origins,
  notOrigin: origins,
  customer: textRule,
  reference: textRule,
  least: amount,
  most: amount,
  unsynced: flag,
  /** On hold, or not on hold. */
  hold: flag,
  from: day,
  to: day,
  q: z.coerce.string().max(200).refine(isStorable).optional().catch(undefined),
  /** `-placedAt,number`: a minus is descending. */
  sort: z.string().max(200).optional().catch(undefined),
  order: z.uuid().optional().catch(undefined),
  /** The saved view somebody works from. */
  view: z.string().max(120).optional().catch(undefined),
});
export type BoardSearch = z.infer<typeof boardSearchSchema>;

export function queryOf(search: BoardSearch): OrderQuery {
  return { ...filterOf(search), unsynced: search.unsynced ?? false, sort: sortOf(search.sort ?? '') };
}

const filterOf = (search: BoardSearch): OrderFilter => ({
  text: search.q ?? '',
  statuses: search.status ?? [],
  notStatuses: search.notStatus ?? [],
  origins: search.origin ?? [],
  notOrigins: search.notOrigin ?? [],
  customer: ruleOf(search.customer),
  reference: ruleOf(search.reference),
  from: search.from ?? '',
  to: search.to ?? '',
  least: amountOf(search.least),
  most: amountOf(search.most),
  onHold: search.hold ?? null,
});

/** What the server is asked: the query without what only a device knows. */
export function serverFilterOf({ unsynced: _, sort: __, ...filter }: OrderQuery): OrderFilter {
  return filter;
}

export function ruleOf(typed: string | undefined): TextRule | null {
  if (typed === undefined) return null;
  if (typed === 'empty' || typed === 'filled') return { is: typed, text: '' };
  const [is = '', ...rest] = typed.split(':');
  return { is: is === 'not' ? 'other' : 'same', text: rest.join(':') };
}

export function ruleText({ is, text }: TextRule): string {
  if (is === 'empty' || is === 'filled') return is;
  return `${is === 'other' ? 'not' : 'is'}:${text}`;
}

/** In whole ten-thousandths of the major unit. */
const amountOf = (typed: string | undefined): number | null => (typed === undefined ? null : scaledInteger(typed, 4));

function sortOf(text: string): OrderSort {
  const sort = text.split(',').flatMap((part) => {
    const id = SORT_KEYS.find((key) => key === part.replace(/^-/, ''));
    return id === undefined ? [] : [{ id, desc: part.startsWith('-') }];
  });
  return sort.length === 0 ? NEWEST_FIRST : sort;
}

/** Undefined for the sort everybody begins with, so that the shortest address is the plain board. */
export function sortText(sort: readonly { readonly id: string; readonly desc: boolean }[]): string | undefined {
  const text = sort.map(({ id, desc }) => `${desc ? '-' : ''}${id}`).join(',');
  return text === '' || text === '-placedAt' ? undefined : text;
}

/** The view without where somebody stands in it. */
export function viewOf({ order: _, view: __, ...view }: BoardSearch): Omit<BoardSearch, 'order' | 'view'> {
  return view;
}

/** Whether two addresses show the same rows in the same order. */
export const sameView = (one: BoardSearch, other: BoardSearch): boolean =>
  JSON.stringify(queryOf(one)) === JSON.stringify(queryOf(other));
