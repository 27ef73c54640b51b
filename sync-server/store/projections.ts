// Which table holds the present state of which kind of aggregate. Refusals have none: their receipts are their state.
import type { AggregateType } from 'shared/aggregate';

export type ProjectedType = Exclude<AggregateType, 'refusal'>;

export const PROJECTION_TABLES = {
  order: 'orders',
  product: 'products',
  customer: 'customers',
  person: 'people',
  site: 'sites',
  settings: 'settings',
} as const satisfies Record<ProjectedType, string>;

export const PROJECTED_TYPES = [
  'order',
  'product',
  'customer',
  'person',
  'site',
  'settings',
] as const satisfies readonly ProjectedType[];
