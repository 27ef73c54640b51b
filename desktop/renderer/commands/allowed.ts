// What a button asks before it is pressed: would the business say yes to this, by this person, as the order is seen here?
import { decide } from 'shared/decide';
import type { OrganisationId } from 'shared/ids';
import { commandId, settingsIdOf } from 'shared/ids';
import type { Instant } from 'shared/instant';
import type { KnownOrder } from 'shared/order/order';
import type { Actor } from 'shared/policy';
import { mayIssue } from 'shared/policy';
import { refusalSentence } from 'shared/refusals';
import type { Settings } from 'shared/settings/settings';
import { mutableStates } from 'shared/states';

export type OrderAct = 'CompleteOrder' | 'CancelOrder' | 'RetryOrder';

export type Seen = {
  readonly order: KnownOrder;
  /** Where they are not at hand here, their guards are skipped, as `decide` does. */
  readonly settings: Settings | undefined;
  readonly organisation: OrganisationId;
  readonly actor: Extract<Actor, { type: 'person' }>;
  readonly now: Instant;
};

/** Why not, as a sentence; null where the business says yes. */
export function whyNot(act: OrderAct, { order, settings, organisation, actor, now }: Seen): string | null {
  if (!mayIssue(actor, act)) return refusalSentence('FORBIDDEN', {});
  const states = mutableStates();
  states.set('order', order.id, order);
  if (settings !== undefined) states.set('settings', settingsIdOf(organisation), settings);
  const stamp = { id: commandId(order.id), author: actor.id, occurredAt: now, subject: order.id };
  const command =
    act === 'CancelOrder'
      ? { ...stamp, type: act, payload: { reason: 'asked' } }
      : { ...stamp, type: act, payload: {} };
  const decision = decide(command, states, organisation);
  return decision.type === 'refused' ? refusalSentence(decision.refusal.code, decision.refusal) : null;
}
