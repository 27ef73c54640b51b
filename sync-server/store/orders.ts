// Reads orders for exports and for other programs: one, or all of them page by page.
import type { HeldDocument } from 'shared/contract/documents';
import type { OrderId, OrganisationId } from 'shared/ids';
import type { Instant } from 'shared/instant';
import type { KnownOrder, OrderStatus } from 'shared/order/order';
import type { Database } from './database';
import type { Statement } from './transaction';
import { askOnce } from './transaction';

export type StoredOrder = Pick<HeldDocument, 'version' | 'seq' | 'history'> & {
  readonly id: OrderId;
  readonly state: KnownOrder;
};

const columns = 'p.id, p.version, p.feed_seq as seq, p.state, p.history';

const ONE: Statement = {
  name: 'order-by-id',
  text: `select ${columns} from orders p where p.organisation_id = $1 and p.id = $2`,
};

export async function orderById(db: Database, organisation: OrganisationId, id: OrderId): Promise<StoredOrder | null> {
  const [order] = await askOnce<StoredOrder>(db, ONE, [organisation, id]);
  return order ?? null;
}

/** Where a page ended: the next one begins behind it. */
export type OrderPlace = { readonly placedAt: Instant; readonly id: OrderId };

export type OrderList = {
  readonly after: OrderPlace | null;
  readonly limit: number;
  /** Placed at this moment or later. */
  readonly since?: Instant | null;
  /** Placed before this moment. */
  readonly before?: Instant | null;
  readonly statuses?: readonly Exclude<OrderStatus, 'new'>[] | null;
};

const LIST: Statement = {
  name: 'list-orders',
  text: `select ${columns} from orders p
    where p.organisation_id = $1
      and ($2::text is null or (p.placed_at, p.id) > ($2, $3::uuid))
      and ($4::text is null or p.placed_at >= $4) and ($5::text is null or p.placed_at < $5)
      and ($6::text[] is null or p.status = any($6))
    order by p.placed_at, p.id limit $7`,
};

/** The oldest first, in the order of placing, ties by id. */
export async function listOrders(
  db: Database,
  organisation: OrganisationId,
  list: OrderList,
): Promise<readonly StoredOrder[]> {
  const { after, limit, since = null, before = null, statuses = null } = list;
  const values = [
    organisation,
    after?.placedAt ?? null,
    after?.id ?? null,
    since,
    before,
    statuses === null ? null : [...statuses],
    limit,
  ];
  return askOnce<StoredOrder>(db, LIST, values);
}

/** The place behind an order, for the next page. */
export const placeOf = ({ id, state }: StoredOrder): OrderPlace => ({ placedAt: state.placedAt, id });
