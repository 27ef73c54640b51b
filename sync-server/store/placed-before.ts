// What the books know of orders an importer is about to place: their present states, and whether this was done before.
import type { CommandId, OrderId, OrganisationId } from 'shared/ids';
import type { KnownOrder } from 'shared/order/order';
import type { Database } from './database';
import type { Statement } from './transaction';
import { askOnce } from './transaction';

export type PlacedBefore = {
  readonly orders: ReadonlyMap<OrderId, KnownOrder>;
  /** Those of the commands that were accepted once. */
  readonly accepted: ReadonlySet<CommandId>;
};

const ORDERS: Statement = {
  name: 'orders-by-ids',
  text: 'select id, state from orders where organisation_id = $1 and id = any($2::uuid[])',
};

const ACCEPTED: Statement = {
  name: 'accepted-among',
  text: `select command_id as id from receipts
    where organisation_id = $1 and command_id = any($2::uuid[]) and status = 'accepted'`,
};

export async function readPlacedBefore(
  db: Database,
  organisation: OrganisationId,
  placements: readonly { readonly orderId: OrderId; readonly commandId: CommandId }[],
): Promise<PlacedBefore> {
  const orderIds = placements.map(({ orderId }) => orderId);
  const commandIds = placements.map(({ commandId }) => commandId);
  const orders = await askOnce<{ id: OrderId; state: KnownOrder }>(db, ORDERS, [organisation, orderIds]);
  const accepted = await askOnce<{ id: CommandId }>(db, ACCEPTED, [organisation, commandIds]);
  return {
    orders: new Map(orders.map(({ id, state }) => [id, state])),
    accepted: new Set(accepted.map(({ id }) => id)),
  };
}
