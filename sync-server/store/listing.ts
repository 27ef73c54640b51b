// Lists of orders, products and customers for other programs: any filters and one order of a closed list, page after page by key.
import type { OrganisationId } from 'shared/ids';
import type { Database } from './database';
import { PROJECTION_TABLES } from './projections';
import { askOnce } from './transaction';

export type Listed = 'order' | 'product' | 'customer';

const ORDERS_BY = {
  placedAt: { sql: 'p.placed_at', type: 'text' },
  number: { sql: 'p.number', type: 'text' },
  changed: { sql: 'p.feed_seq', type: 'bigint' },
} as const;

/** What each may be sorted by. */
export const SORTS = {
  order: ORDERS_BY,
  product: { sku: { sql: 'p.sku', type: 'text' }, changed: ORDERS_BY.changed },
  customer: { reference: { sql: 'p.reference', type: 'text' }, changed: ORDERS_BY.changed },
} as const satisfies Record<Listed, Readonly<Record<string, { readonly sql: string; readonly type: string }>>>;

const CONDITIONS = {
  status: `p.state->>'status' = any(?::text[])`,
  orderStatus: 'p.status = any(?::text[])',
  placedFrom: 'p.placed_at >= ?',
  placedAfter: 'p.placed_at > ?',
  placedUntil: 'p.placed_at <= ?',
  placedBefore: 'p.placed_at < ?',
  number: 'p.number = ?',
  origin: `p.state->>'origin' = any(?::text[])`,
  source: `p.state->>'source' = ?`,
  customerId: `p.state->>'customerId' = ?`,
  orderReference: `p.state->>'reference' = ?`,
  sku: 'p.sku = ?',
  barcode: `p.state->>'barcode' = ?`,
  reference: 'p.reference = ?',
} as const;
export type ConditionName = keyof typeof CONDITIONS;
export type Condition = { readonly name: ConditionName; readonly value: string | readonly string[] };

export type Sort = { readonly name: string; readonly descending: boolean };
/** Where a page ended: the sorted value and the id, which breaks ties. */
export type ListPlace = { readonly key: string | number; readonly id: string };

export type ListQuery = {
  readonly conditions: readonly Condition[];
  readonly sort: Sort;
  readonly after: ListPlace | null;
  readonly limit: number;
};

export type ListedRow<State> = {
  readonly id: string;
  readonly version: number;
  readonly state: State;
  readonly key: string | number;
};

function matching(type: Listed, organisation: OrganisationId, conditions: readonly Condition[]) {
  const parts = conditions.map(({ name }, position) => CONDITIONS[name].replace('?', `$${position + 2}`));
  const values = [organisation, ...conditions.map(({ value }) => (typeof value === 'string' ? value : [...value]))];
  const text = `from ${PROJECTION_TABLES[type]} p where ${['p.organisation_id = $1', ...parts].join(' and ')}`;
  return { text, values, name: [type, ...conditions.map(({ name }) => name)].join('-') };
}

/** @throws on a sort that is not in the list: the border lets none through */
export async function listed<State>(
  db: Database,
  organisation: OrganisationId,
  type: Listed,
  { conditions, sort, after, limit }: ListQuery,
): Promise<readonly ListedRow<State>[]> {
  const by = Object.entries(SORTS[type]).find(([name]) => name === sort.name)?.[1];
  if (by === undefined) throw new Error(`${type} is not sorted by ${sort.name}`);
  const { text, values, name } = matching(type, organisation, conditions);
  const [key, id, most] = [1, 2, 3].map((next) => `$${values.length + next}`);
  const [side, direction] = sort.descending ? ['<', 'desc'] : ['>', 'asc'];
  // The first half lets an index find the place; ids go up whichever way the sorting goes.
  const behind = `(${key}::${by.type} is null or (${by.sql} ${side}= ${key}::${by.type} and (${by.sql} ${side} ${key}::${by.type} or p.id > ${id}::uuid)))`;
  const statement = {
    name: `listed-${name}-by-${sort.name}-${direction}`,
    text: `select p.id, p.version, p.state, ${by.sql} as key ${text} and ${behind}
      order by ${by.sql} ${direction}, p.id limit ${most}`,
  };
  return askOnce<ListedRow<State>>(db, statement, [...values, after?.key ?? null, after?.id ?? null, limit]);
}

export async function countListed(
  db: Database,
  organisation: OrganisationId,
  type: Listed,
  conditions: readonly Condition[],
): Promise<number> {
  const { text, values, name } = matching(type, organisation, conditions);
  const statement = { name: `count-listed-${name}`, text: `select count(*) as total ${text}` };
  const [row] = await askOnce<{ readonly total: number }>(db, statement, values);
  return row?.total ?? 0;
}

/** What the planner expects: at once, however many there are, and only roughly right. */
export async function estimateListed(
  db: Database,
  organisation: OrganisationId,
  type: Listed,
  conditions: readonly Condition[],
): Promise<number> {
  const { text, values, name } = matching(type, organisation, conditions);
  const statement = { name: `estimate-listed-${name}`, text: `explain (format json) select 1 ${text}` };
  const [row] = await askOnce<{
    readonly 'QUERY PLAN': readonly { readonly Plan: { readonly 'Plan Rows': number } }[];
  }>(db, statement, values);
  return row?.['QUERY PLAN'][0]?.Plan['Plan Rows'] ?? 0;
}

const ONE = (type: Listed) => ({
  name: `one-${type}`,
  text: `select p.id, p.version, p.state from ${PROJECTION_TABLES[type]} p where p.organisation_id = $1 and p.id = $2`,
});

export async function oneOf<State>(
  db: Database,
  organisation: OrganisationId,
  type: Listed,
  id: string,
): Promise<Omit<ListedRow<State>, 'key'> | null> {
  const [row] = await askOnce<Omit<ListedRow<State>, 'key'>>(db, ONE(type), [organisation, id]);
  return row ?? null;
}
