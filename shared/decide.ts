// The one question both ends ask: may this command be done, on these states? Pure; yes comes with addressed facts.
import type { Command } from './command';
import { rowOf } from './command-table';
import type { CustomerRefusal } from './customer/customer';
import { decideCustomer, decideMerge } from './customer/customer';
import type { Decision } from './decision';
import { accept, mapEvents, refuse } from './decision';
import type { OrganisationId } from './ids';
import { settingsIdOf } from './ids';
import { decideOrder } from './order/decide';
import type { OrderRefusal } from './order/refusals';
import type { PersonRefusal } from './person/person';
import { decidePerson } from './person/person';
import type { ProductRefusal } from './product/product';
import { decideProduct } from './product/product';
import type { AcknowledgeRefused } from './refusal/refusal';
import { decideRefusal } from './refusal/refusal';
import type { Settings, SettingsRefusal } from './settings/settings';
import { decideSettings } from './settings/settings';
import type { SiteRefusal } from './site/site';
import { decideSite } from './site/site';
import type { AggregateType } from './aggregate';
import type { EventOf, Happened, StateOf, States } from './states';
import { initialStates } from './states';

export type BusinessRefusal =
  OrderRefusal | ProductRefusal | CustomerRefusal | PersonRefusal | SiteRefusal | SettingsRefusal | AcknowledgeRefused;
export type CommandDecision = Decision<Happened, BusinessRefusal>;

/** Answers by the subject's aggregate. A touched aggregate without a state is a new one; a consulted one is unknown. */
export function decide(command: Command, states: States, organisation: OrganisationId): CommandDecision {
  switch (command.type) {
    case 'Withdrawn':
      return accept();
    case 'CreateProduct':
    case 'ChangeProduct':
    case 'WithdrawProduct':
      return on('product', command.subject, decideProduct(command, stateOf('product', command.subject, states)));
    case 'CreateCustomer':
    case 'ChangeCustomer':
      return on('customer', command.subject, decideCustomer(command, stateOf('customer', command.subject, states)));
    case 'MergeCustomer':
      return merge(command, states);
    case 'AddPerson':
    case 'ChangePerson':
    case 'DisablePerson':
    case 'EnablePerson':
      return changePerson(command, states, organisation);
    case 'CreateSite':
    case 'ChangeSite':
    case 'CloseSite':
      return on('site', command.subject, decideSite(command, stateOf('site', command.subject, states)));
    case 'ChangeSettings':
    case 'ShareView':
    case 'UnshareView':
      return changeSettings(command, states, organisation);
    case 'AcknowledgeRefusal':
    case 'TakeOverRefusal':
      return on('refusal', command.subject, decideRefusal(command, stateOf('refusal', command.subject, states)));
    default: {
      const settings =
        rowOf(command.type).settings === 'consulted' ? consultedSettings(states, organisation) : undefined;
      return on('order', command.subject, decideOrder(command, stateOf('order', command.subject, states), settings));
    }
  }
}

function stateOf<T extends AggregateType>(type: T, id: string, states: States): StateOf[T] {
  return states.get(type, id) ?? initialStates[type];
}

function consultedSettings(states: States, organisation: OrganisationId): Settings | undefined {
  return states.get('settings', settingsIdOf(organisation));
}

function on<T extends 'order' | 'product' | 'customer' | 'site' | 'settings' | 'refusal', R>(
  aggregate: T,
  id: string,
  decision: Decision<EventOf[T], R>,
): Decision<Happened, R> {
  return mapEvents(decision, (event) => happened(aggregate, id, event));
}

function happened<T extends AggregateType>(aggregate: T, id: string, event: EventOf[T]): Happened {
  // The mapped union and the generic triple are the same set of pairs; the compiler cannot correlate them.
  return { aggregate, id, event } as Happened;
}

function merge(command: Extract<Command, { type: 'MergeCustomer' }>, states: States): CommandDecision {
  const { mergedId } = command.payload;
  const decision = decideMerge(
    command,
    stateOf('customer', command.subject, states),
    stateOf('customer', mergedId, states),
  );
  if (decision.type !== 'accepted') return decision;
  return accept(
    ...decision.events.flatMap(({ onSurvivor, onMerged }) => [
      happened('customer', command.subject, onSurvivor),
      ...(onMerged === null ? [] : [happened('customer', mergedId, onMerged)]),
    ]),
  );
}

function changeSettings(
  command: Extract<Command, { type: 'ChangeSettings' | 'ShareView' | 'UnshareView' }>,
  states: States,
  organisation: OrganisationId,
): CommandDecision {
  const settingsId = settingsIdOf(organisation);
  if (command.subject !== settingsId) return refuse({ code: 'settings-unknown' });
  return on('settings', settingsId, decideSettings(command, stateOf('settings', settingsId, states)));
}

type PersonCommand = Extract<Command, { type: 'AddPerson' | 'ChangePerson' | 'DisablePerson' | 'EnablePerson' }>;

function changePerson(command: PersonCommand, states: States, organisation: OrganisationId): CommandDecision {
  const settingsId = settingsIdOf(organisation);
  const decision = decidePerson(
    command,
    stateOf('person', command.subject, states),
    stateOf('settings', settingsId, states),
  );
  if (decision.type !== 'accepted') return decision;
  return accept(
    ...decision.events.flatMap(({ person, settings }) => [
      ...(person === null ? [] : [happened('person', command.subject, person)]),
      ...(settings === null ? [] : [happened('settings', settingsId, settings)]),
    ]),
  );
}
