// A view is its address: filters, sort and the order under the cursor, as search parameters and back. Whatever an address
// says, something is shown: what cannot be read is left out.
import { z } from 'zod';
import type { OrderQuery, OrderSort } from '../../local/board/order-query';
import { NEWEST_FIRST, SORT_KEYS } from '../../local/board/order-query';

const STATUSES = ['placed', 'completed', 'cancelled', 'failed'] as const;

const day = z.iso.date().optional().catch(undefined);
export const boardSearchSchema = z.object({
  status: z.array(z.enum(STATUSES)).optional().catch(undefined),
  unsynced: z.boolean().optional().catch(undefined),
  hold: z.boolean().optional().catch(undefined),
  from: day,
  to: day,
  q: z.coerce.string().max(200).optional().catch(undefined),
  /** `-placedAt,number`: a minus is descending. */
  sort: z.string().max(200).optional().catch(undefined),
  order: z.uuid().optional().catch(undefined),
});
export type BoardSearch = z.infer<typeof boardSearchSchema>;

export function queryOf({ status, unsynced, hold, from, to, q, sort }: BoardSearch): OrderQuery {
  return {
    statuses: status ?? [],
    unsynced: unsynced ?? false,
    onHold: hold ?? false,
    from: from ?? '',
    to: to ?? '',
    text: q ?? '',
    sort: sortOf(sort ?? ''),
  };
}

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
export function viewOf({ order: _, ...view }: BoardSearch): Omit<BoardSearch, 'order'> {
  return view;
}

/** Whether two addresses show the same rows in the same order. */
export const sameView = (one: BoardSearch, other: BoardSearch): boolean =>
  JSON.stringify(queryOf(one)) === JSON.stringify(queryOf(other));
