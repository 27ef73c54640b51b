// The scope of a device as conditions on rows: which aggregates it holds.
import type { PersonId } from 'shared/ids';
import type { Instant } from 'shared/instant';
import type { ProjectedType } from './projections';

export type ScopeFilter = {
  /** Settled orders placed before are left out; null: no orders at all. */
  readonly ordersSince: Instant | null;
  readonly catalogue: boolean;
  readonly everybody: boolean;
  readonly oversees: boolean;
  readonly person: PersonId;
};

/** Whether row `p` is in scope; its parameters are the four of `scopeValues`, from `$first` on. */
export function inScope(type: ProjectedType, first: number): string {
  const [ordersSince, catalogue, everybody, person] = [first, first + 1, first + 2, first + 3];
  switch (type) {
    case 'order':
      return `($${ordersSince}::text is not null and (p.status in ('placed', 'failed') or p.placed_at >= $${ordersSince}))`;
    case 'product':
    case 'customer':
      return `$${catalogue}::boolean`;
    case 'person':
      return `($${everybody}::boolean or p.id = $${person}::uuid)`;
    case 'site':
    case 'settings':
      return 'true';
  }
}

export const scopeValues = ({ ordersSince, catalogue, everybody, person }: ScopeFilter) => [
  ordersSince,
  catalogue,
  everybody,
  person,
];
