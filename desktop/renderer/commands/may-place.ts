// What placing would be answered, asked while the order is still being typed.
import type { OrganisationId } from 'shared/ids';
import { commandId, orderId } from 'shared/ids';
import type { Instant } from 'shared/instant';
import { decide } from 'shared/decide';
import type { OrderContent, PlaceOrder } from 'shared/order/commands';
import type { Currency } from 'shared/currency';
import { mayIssue } from 'shared/policy';
import type { Actor } from 'shared/policy';
import { refusalSentence } from 'shared/refusals';
import { mutableStates } from 'shared/states';

export type Placer = {
  readonly organisation: OrganisationId;
  readonly actor: Extract<Actor, { type: 'person' }>;
  readonly now: Instant;
};

/** Why not, as a sentence; null where the business says yes. Id and number are not given yet and do not matter. */
export function whyNotPlace(
  content: OrderContent & { readonly currency: Currency },
  { organisation, actor, now }: Placer,
): string | null {
  if (!mayIssue(actor, 'PlaceOrder')) return refusalSentence('FORBIDDEN', {});
  const command: PlaceOrder = {
    type: 'PlaceOrder',
    ...{ id: commandId(organisation), subject: orderId(organisation), author: actor.id, occurredAt: now },
    payload: { ...content, number: '-', origin: 'desk', source: '' },
  };
  const decision = decide(command, mutableStates(), organisation);
  return decision.type === 'refused' ? refusalSentence(decision.refusal.code, decision.refusal) : null;
}
