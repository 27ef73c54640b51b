// What placing would be answered, asked while the order is still being typed.
import type { OrganisationId } from 'shared/ids';
import { commandId, orderId } from 'shared/ids';
import type { Instant } from 'shared/instant';
import { decide } from 'shared/decide';
import type { OrderContent, PlaceOrder } from 'shared/order/commands';
import type { Currency } from 'shared/currency';
import { GROUP_ROLES, mayIssue } from 'shared/policy';
import type { Actor } from 'shared/policy';
import { mutableStates } from 'shared/states';
import type { Impossible } from './allowed';

export type Placer = {
  readonly organisation: OrganisationId;
  readonly actor: Extract<Actor, { type: 'person' }>;
  readonly now: Instant;
};

/** Why not; null where the business says yes. Id and number are not given yet and do not matter. */
export function whyNotPlace(
  content: OrderContent & { readonly currency: Currency },
  { organisation, actor, now }: Placer,
): Impossible | null {
  if (!mayIssue(actor, 'PlaceOrder')) return { type: 'forbidden', roles: GROUP_ROLES.orders };
  const command: PlaceOrder = {
    type: 'PlaceOrder',
    ...{ id: commandId(organisation), subject: orderId(organisation), author: actor.id, occurredAt: now },
    payload: { ...content, number: '-', origin: 'desk', source: '' },
  };
  const decision = decide(command, mutableStates(), organisation);
  return decision.type === 'refused' ? { type: 'refused', refusal: decision.refusal } : null;
}
