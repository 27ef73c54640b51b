// Answers a page of a list: by key, with a signed place for the next, and a count where it was asked for.
import type { Request } from 'express';
import { z } from 'zod';
import type { Condition, ConditionName, Listed, ListedRow, Sort } from '../../store/listing';
import { SORTS, countListed, estimateListed, listed } from '../../store/listing';
import { sendProblem } from '../problem';
import { text } from 'shared/text';
import type { Asking, RestParts } from './route';

const MOST = 500;
const USUAL = 50;

const wholeText = (least: number, most: number) =>
  z.string().transform((value, context) => {
    const number = /^\d{1,6}$/.test(value) ? Number(value) : Number.NaN;
    if (number >= least && number <= most) return number;
    context.addIssue({ code: 'custom', message: `must be a whole number from ${least} to ${most}` });
    return z.NEVER;
  });

export const limitShape = {
  limit: wholeText(1, MOST)
    .optional()
    .meta({
      type: 'integer',
      minimum: 1,
      maximum: MOST,
      description: `How many at most; ${USUAL} where it is left out.`,
    }),
  cursor: z
    .string()
    .max(1_000)
    .optional()
    .meta({ description: 'nextCursor of the page before, with the same filters.' }),
};

export const listShape = (type: Listed, usual: string) => ({
  ...limitShape,
  count: z
    .enum(['exact', 'estimate'])
    .optional()
    .meta({ description: 'How many match in all: counted, or roughly and at once.' }),
  sort: sortOf(type)
    .optional()
    .meta({
      type: 'string',
      description: `One of ${Object.keys(SORTS[type]).join(', ')}, with - before it for the other way; id breaks ties. ${usual} where it is left out.`,
    }),
});

function sortOf(type: Listed) {
  return z.string().transform((value, context): Sort => {
    const [first = '', tie = 'id', more] = value.split(',');
    const descending = first.startsWith('-');
    const name = descending ? first.slice(1) : first;
    if (Object.hasOwn(SORTS[type], name) && tie === 'id' && more === undefined) return { name, descending };
    context.addIssue({ code: 'custom', message: `can be sorted by ${Object.keys(SORTS[type]).join(', ')}` });
    return z.NEVER;
  });
}

/** Several words of a closed list, separated by commas. */
export const anyOf = <const Words extends readonly string[]>(words: Words) =>
  z
    .string()
    .transform((value, context): readonly string[] => {
      const said = value.split(',');
      if (said.every((word) => words.includes(word))) return said;
      context.addIssue({ code: 'custom', message: `must be of ${words.join(', ')}, separated by commas` });
      return z.NEVER;
    })
    .optional()
    .meta({ type: 'string', description: `Any of ${words.join(', ')}, separated by commas.` });

/** What is wanted exactly as it is. */
export const exactly = (longest: number, about: string) => text(longest).optional().meta({ description: about });

export const limitOf = (query: { readonly limit?: number | undefined }) => query.limit ?? USUAL;

export const conditionsOf = (
  wanted: Partial<Readonly<Record<ConditionName, string | readonly string[] | undefined>>>,
): readonly Condition[] =>
  Object.entries(wanted).flatMap(([name, value]) =>
    value === undefined || !isCondition(name, wanted) ? [] : [{ name, value }],
  );

const isCondition = (name: string, wanted: object): name is ConditionName => Object.hasOwn(wanted, name);

type ListQuery = {
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
  readonly count?: 'exact' | 'estimate' | undefined;
  readonly sort?: Sort | undefined;
};

export type Listing<State> = {
  readonly type: Listed;
  readonly usual: Sort;
  readonly conditions: readonly Condition[];
  readonly item: (row: ListedRow<State>) => unknown;
};

export async function answerList<State>(
  { auth: { db, organisation }, cursors }: RestParts,
  { query, request, response }: Asking<ListQuery, null>,
  { type, usual, conditions, item }: Listing<State>,
): Promise<void> {
  const [sort, limit] = [query.sort ?? usual, limitOf(query)];
  const list = JSON.stringify([type, conditions, sort]);
  const after = query.cursor === undefined ? null : cursors.read(list, query.cursor);
  if (query.cursor !== undefined && after === null) return sendProblem(response, CURSOR_INVALID);
  const rows = await listed<State>(db, organisation, type, { conditions, sort, after, limit: limit + 1 });
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const nextCursor = rows.length > limit && last !== undefined ? cursors.write(list, last) : null;
  const count = query.count === undefined ? undefined : await counted(query.count, db, organisation, type, conditions);
  if (nextCursor !== null) response.setHeader('Link', `<${nextAddress(request, nextCursor)}>; rel="next"`);
  response.json({ items: page.map(item), nextCursor, count });
}

export const CURSOR_INVALID = {
  status: 422,
  code: 'cursor-invalid',
  title: 'This cursor is not of this list. Begin without one.',
  errors: [{ pointer: '/query/cursor', code: 'custom', message: 'is not a cursor of this list' }],
};

const counted = (how: 'exact' | 'estimate', ...what: Parameters<typeof countListed>) =>
  how === 'exact' ? countListed(...what) : estimateListed(...what);

export function nextAddress(request: Request, cursor: string): string {
  const address = new URL(request.originalUrl, 'http://waybill');
  address.searchParams.set('cursor', cursor);
  return `${address.pathname}${address.search}`;
}
