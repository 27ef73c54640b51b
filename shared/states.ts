// The states a command is decided on, by kind and id, without a cast anywhere.
import type { AggregateType } from './aggregate';
import type { Customer, CustomerEvent } from './customer/customer';
import { evolveCustomer, newCustomer } from './customer/customer';
import type { OrderEvent } from './order/events';
import { evolveOrder } from './order/evolve';
import type { Order } from './order/order';
import { newOrder } from './order/order';
import type { Person, PersonEvent } from './person/person';
import { evolvePerson, newPerson } from './person/person';
import type { Product, ProductEvent } from './product/product';
import { evolveProduct, newProduct } from './product/product';
import type { Refusal, RefusalEvent } from './refusal/refusal';
import { evolveRefusal, noRefusal } from './refusal/refusal';
import type { Settings, SettingsEvent } from './settings/settings';
import { defaultSettings, evolveSettings } from './settings/settings';
import type { Site, SiteEvent } from './site/site';
import { evolveSite, newSite } from './site/site';

export type StateOf = {
  readonly order: Order;
  readonly product: Product;
  readonly customer: Customer;
  readonly person: Person;
  readonly site: Site;
  readonly settings: Settings;
  readonly refusal: Refusal;
};
export type EventOf = {
  readonly order: OrderEvent;
  readonly product: ProductEvent;
  readonly customer: CustomerEvent;
  readonly person: PersonEvent;
  readonly site: SiteEvent;
  readonly settings: SettingsEvent;
  readonly refusal: RefusalEvent;
};
export type AnyState = StateOf[AggregateType];
export type AnyEvent = EventOf[AggregateType];

/** An event and the aggregate it happened to. */
export type Happened = {
  [T in AggregateType]: { readonly aggregate: T; readonly id: string; readonly event: EventOf[T] };
}[AggregateType];

/** What an aggregate is before its first event. */
export const initialStates: StateOf = {
  order: newOrder,
  product: newProduct,
  customer: newCustomer,
  person: newPerson,
  site: newSite,
  settings: defaultSettings,
  refusal: noRefusal,
};

const evolvers: { readonly [T in AggregateType]: (state: StateOf[T], event: EventOf[T], id: string) => StateOf[T] } = {
  order: evolveOrder,
  product: evolveProduct,
  customer: evolveCustomer,
  person: evolvePerson,
  site: evolveSite,
  settings: evolveSettings,
  refusal: evolveRefusal,
};

/** Typed look-up of states. `undefined` means: not at hand here, which only a consulted aggregate may be. */
export type States = {
  readonly get: <T extends AggregateType>(type: T, id: string) => StateOf[T] | undefined;
};

export type MutableStates = States & {
  readonly set: <T extends AggregateType>(type: T, id: string, state: StateOf[T]) => void;
  /** Applies one event to the state at hand, or to the initial one. */
  readonly apply: (happened: Happened) => void;
};

export function mutableStates(): MutableStates {
  const maps: { readonly [T in AggregateType]: Map<string, StateOf[T]> } = {
    order: new Map(),
    product: new Map(),
    customer: new Map(),
    person: new Map(),
    site: new Map(),
    settings: new Map(),
    refusal: new Map(),
  };
  const applyTo = <T extends AggregateType>(aggregate: T, id: string, event: EventOf[T]) => {
    const map: Map<string, StateOf[T]> = maps[aggregate];
    map.set(id, evolvers[aggregate](map.get(id) ?? initialStates[aggregate], event, id));
  };
  return {
    get: <T extends AggregateType>(type: T, id: string) => maps[type].get(id),
    set: <T extends AggregateType>(type: T, id: string, state: StateOf[T]) => {
      const map: Map<string, StateOf[T]> = maps[type];
      map.set(id, state);
    },
    apply: ({ aggregate, id, event }: Happened) => {
      applyTo(aggregate, id, event);
    },
  };
}
