// given(what happened).when(this is asked): what decide answers, and what follows from it.
import type { Command } from '../command';
import type { CommandDecision } from '../decide';
import { decide } from '../decide';
import type { OrderEvent } from '../order/events';
import type { KnownOrder } from '../order/order';
import type { Consequences } from '../order/saga';
import { consequences } from '../order/saga';
import type { Settings } from '../settings/settings';
import { defaultSettings } from '../settings/settings';
import type { AnyEvent, Happened, MutableStates } from '../states';
import { mutableStates } from '../states';
import type { AggregateType } from '../aggregate';
import { ORDER, ORGANISATION, SETTINGS } from './examples';

export const onOrder = (event: OrderEvent): Happened => ({ aggregate: 'order', id: ORDER, event });

/** The states a server would decide on: the settings are always at hand. */
export function statesAfter(history: readonly Happened[]): MutableStates {
  const states = mutableStates();
  states.set('settings', SETTINGS, defaultSettings);
  history.forEach(states.apply);
  return states;
}

export function given(...history: readonly (Happened | readonly Happened[])[]) {
  const states = statesAfter(history.flat());
  return {
    when: (command: Command): CommandDecision => decide(command, states, ORGANISATION),
    state: states.get,
  };
}

/** The same for an order in a state no command leads to yet, such as paid or shipped. */
export function givenOrder(order: KnownOrder, settings: Partial<Settings> = {}) {
  const states = statesAfter([]);
  states.set('order', ORDER, order);
  states.set('settings', SETTINGS, { ...defaultSettings, ...settings });
  return { when: (command: Command): CommandDecision => decide(command, states, ORGANISATION) };
}

/** What a device answers that has the order at hand and not the settings. */
export function onDeviceWithoutSettings(order: KnownOrder, command: Command): CommandDecision {
  const states = mutableStates();
  states.set('order', ORDER, order);
  return decide(command, states, ORGANISATION);
}

/** What happened when these commands were carried out one after the other; a refused one is a mistake of the test. */
export function after(...commands: readonly Command[]): readonly Happened[] {
  return continued([], ...commands);
}

export function continued(history: readonly Happened[], ...commands: readonly Command[]): readonly Happened[] {
  return commands.reduce((past, command) => [...past, ...eventsOf(given(past).when(command))], history);
}

/** @throws where the decision was no */
export function eventsOf(decision: CommandDecision): readonly Happened[] {
  if (decision.type !== 'accepted') throw new Error(`not accepted: ${JSON.stringify(decision)}`);
  return decision.events;
}

/** The names of what happened, in order. */
export const eventTypesOf = (happened: readonly Happened[]): readonly AnyEvent['type'][] =>
  happened.map(({ event }) => event.type);

/** The example order after what happened. @throws where it was never placed */
export function orderAfter(history: readonly Happened[]): KnownOrder {
  const order = statesAfter(history).get('order', ORDER);
  if (order === undefined || order.status === 'new') throw new Error('the order was never placed');
  return order;
}

/** What follows for the example order when the command is carried out. */
export function following(history: readonly Happened[], command: Command): Consequences {
  const happened = eventsOf(given(history).when(command));
  const events = happened.flatMap((one) => (one.aggregate === 'order' ? [one.event] : []));
  const settings: Settings = statesAfter([...history, ...happened]).get('settings', SETTINGS) ?? defaultSettings;
  return consequences(events, orderAfter([...history, ...happened]), settings);
}

/** The state of one aggregate, by its own name, for comparing. */
export const stateOf = (history: readonly Happened[], type: AggregateType, id: string) =>
  statesAfter(history).get(type, id);
