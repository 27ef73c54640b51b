// A shop's message as a command of ours: same message, same command id, so that a repeat changes nothing.
import type { ShopEvent } from 'shared/contract/shop-events';
import type { OrganisationId } from 'shared/ids';
import { commandId, derivedId } from 'shared/ids';
import type { Instant } from 'shared/instant';
import type { Money } from 'shared/money';
import { unreachable } from 'shared/unreachable';
import type { ShopCommand } from './door';

export type Placed = {
  readonly organisation: OrganisationId;
  readonly source: string;
  /** The event's total in the currency of its source. */
  readonly total: Money;
  /** Counts where the message names no moment of its own. */
  readonly receivedAt: Instant;
};

export function commandOf(event: ShopEvent, { organisation, source, total, receivedAt }: Placed): ShopCommand {
  const { messageId, orderId: subject, createdAt } = event;
  const id = commandId(derivedId(organisation, `inbox:${source}`, messageId));
  const { type, payload } = asked(event, source, total);
  return { id, type, v: 1, subject, payload, occurredAt: createdAt ?? receivedAt };
}

function asked(event: ShopEvent, source: string, total: Money): Pick<ShopCommand, 'type' | 'payload'> {
  const { name, basketId, fullName, email } = event;
  const contact = { fullName, email };
  switch (name) {
    case 'UserCheckedOutIntegrationEvent':
      return { type: 'RecordCheckout', payload: { source, basketId, contact, total } };
    case 'BasketDeletedCompleteIntegrationEvent':
      return { type: 'RecordBasketDeletion', payload: { outcome: 'complete', basketId, email: null, total } };
    case 'BasketDeletedFailedIntegrationEvent':
      return { type: 'RecordBasketDeletion', payload: { outcome: 'failed', basketId, email, total } };
    case 'OrderStatusChangedToCompleteIntegrationEvent':
      return { type: 'RecordShopStatus', payload: { status: 'completed', basketId, contact, total } };
    case 'OrderStatusChangedToCancelIntegrationEvent':
      return { type: 'RecordShopStatus', payload: { status: 'cancelled', basketId, contact, total } };
    default:
      return unreachable(name);
  }
}
