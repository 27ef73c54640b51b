// What a button asks before it is pressed: would the business say yes to this, by this person, as things are seen here?
import { rowOf } from 'shared/command-table';
import { readCommand } from 'shared/contract/commands';
import type { BusinessRefusal } from 'shared/decide';
import { decide } from 'shared/decide';
import type { OrganisationId } from 'shared/ids';
import { commandId, settingsIdOf } from 'shared/ids';
import type { Instant } from 'shared/instant';
import type { KnownOrder } from 'shared/order/order';
import type { Role } from 'shared/person/person';
import type { Actor } from 'shared/policy';
import { GROUP_ROLES, mayIssue, permits } from 'shared/policy';
import type { Settings } from 'shared/settings/settings';
import type { States } from 'shared/states';
import { mutableStates } from 'shared/states';
import type { Intent } from './intent';

export type Impossible =
  | { readonly type: 'refused'; readonly refusal: BusinessRefusal }
  /** None of this person's roles; these are the ones that may. */
  | { readonly type: 'forbidden'; readonly roles: readonly Role[] }
  /** Members are named, not their values. */
  | { readonly type: 'invalid'; readonly detail: string };

export type Asking = {
  readonly states: States;
  readonly organisation: OrganisationId;
  readonly actor: Extract<Actor, { type: 'person' }>;
  readonly now: Instant;
};

/** Why not; null where the business says yes. Asks what `judge` asks, on states that are at hand already. */
export function impossible(intent: Intent, { states, organisation, actor, now }: Asking): Impossible | null {
  const { group, v } = rowOf(intent.type);
  const forbidden = { type: 'forbidden', roles: GROUP_ROLES[group] } as const;
  if (!mayIssue(actor, intent.type)) return forbidden;
  const stamp = { id: commandId(intent.subject), author: actor.id, occurredAt: now };
  const read = readCommand({ ...stamp, type: intent.type, v, subject: intent.subject, payload: { ...intent.payload } });
  if (read.type === 'unreadable') return { type: 'invalid', detail: read.detail };
  if (!permits(actor, read.command)) return forbidden;
  const decision = decide(read.command, states, organisation);
  return decision.type === 'refused' ? { type: 'refused', refusal: decision.refusal } : null;
}

/** @param settings where they are not at hand here, their guards are skipped, as `decide` does */
export function statesWith(order: KnownOrder, settings: Settings | undefined, organisation: OrganisationId): States {
  const states = mutableStates();
  states.set('order', order.id, order);
  if (settings !== undefined) states.set('settings', settingsIdOf(organisation), settings);
  return states;
}

export type OrderAct = 'CompleteOrder' | 'CancelOrder' | 'RetryOrder';

export type Seen = Omit<Asking, 'states'> & { readonly order: KnownOrder; readonly settings: Settings | undefined };

/** Why an order cannot be moved on; null where the business says yes. */
export function whyNot(act: OrderAct, { order, settings, ...asking }: Seen): Impossible | null {
  const intent: Intent =
    act === 'CancelOrder'
      ? { type: act, subject: order.id, payload: { reason: 'asked' } }
      : { type: act, subject: order.id, payload: {} };
  return impossible(intent, { ...asking, states: statesWith(order, settings, asking.organisation) });
}
