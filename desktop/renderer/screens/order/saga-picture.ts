// Where an order stands in its saga, as a drawing: statuses and ways come from the saga table and from nothing else.
import type { OrderEvent } from 'shared/order/events';
import type { OrderStatus } from 'shared/order/order';
import type { SagaStep } from 'shared/order/saga-diagram';
import { sagaSteps } from 'shared/order/saga-diagram';
import type { Guard, SagaRow, Trigger } from 'shared/order/saga-table';
import { laidOut } from './saga-layout';
import type { Layout } from './saga-layout';

/** `here`: taken on this device, not on the server yet. `elsewhere`: not a person's to take. `away`: leads from another status. */
export type WayState = 'taken' | 'here' | 'next' | 'impossible' | 'elsewhere' | 'away';

export type Way<Why> = {
  readonly key: string;
  readonly from: OrderStatus;
  readonly to: OrderStatus;
  readonly state: WayState;
  readonly on: readonly Trigger[];
  readonly guard: Guard | null;
  /** Why it cannot be taken now, as the business says it. */
  readonly why: Why | null;
};

export type PersonTrigger = 'CompleteOrder' | 'CancelOrder' | 'RetryOrder';

export type Standing<Why> = {
  readonly now: OrderStatus;
  /** As the server last said it; null where it has said nothing. */
  readonly known: OrderStatus | null;
  /** Types of the events so far, oldest first. */
  readonly past: readonly string[];
  readonly ask: (trigger: PersonTrigger) => Why | null;
};

export type Picture<Why> = Layout & { readonly ways: readonly Way<Why>[] };

export function sagaPicture<Why>(table: readonly SagaRow[], standing: Standing<Why>): Picture<Why> {
  const steps = sagaSteps(table);
  const taken = pathOf(standing.past, standing.known);
  const here = standing.known === standing.now ? [] : [wayKey(standing.known ?? 'new', standing.now)];
  const keys = [...new Set(steps.map(({ from, to }) => wayKey(from, to)))];
  const groupOf = (key: string) => steps.filter(({ from, to }) => wayKey(from, to) === key);
  const ways = keys.map((key) => wayOf(key, groupOf(key), standing, { taken, here }));
  return { ...laidOut(steps), ways };
}

export const wayKey = (from: OrderStatus, to: OrderStatus): string => `${from} ${to}`;

type Trodden = { readonly taken: readonly string[]; readonly here: readonly string[] };

function wayOf<Why>(
  key: string,
  group: readonly SagaStep[],
  { now, ask }: Standing<Why>,
  { taken, here }: Trodden,
): Way<Why> {
  const [{ from, to } = { from: now, to: now }] = group;
  const mine = group.flatMap((step) => (isPersonTrigger(step.on) ? [{ on: step.on, guard: step.guard }] : []));
  const [act] = mine;
  const way = { key, from, to, on: group.map(({ on }) => on), guard: act?.guard ?? null, why: null };
  if (here.includes(key)) return { ...way, state: 'here' };
  if (from !== now) return { ...way, state: taken.includes(key) ? 'taken' : 'away' };
  if (act === undefined) return { ...way, state: taken.includes(key) ? 'taken' : 'elsewhere' };
  const why = ask(act.on);
  return { ...way, state: why === null ? 'next' : 'impossible', why };
}

const PERSON_TRIGGERS: readonly Trigger[] = ['CompleteOrder', 'CancelOrder', 'RetryOrder'] satisfies PersonTrigger[];
export const isPersonTrigger = (trigger: Trigger): trigger is PersonTrigger => PERSON_TRIGGERS.includes(trigger);

/** Where an event leads; `stays` comes back to where it began, null is no way at all. */
const LEADS_TO: { readonly [T in OrderEvent['type']]: OrderStatus | 'stays' | null } = {
  OrderPlaced: 'placed',
  OrderAmended: null,
  NoteAdded: null,
  HoldPlaced: null,
  HoldReleased: null,
  BasketDeleted: 'stays',
  PlacementRetried: 'stays',
  OrderCompleted: 'completed',
  OrderCancelled: 'cancelled',
  OrderFailed: 'failed',
  OrderRetried: 'placed',
  ShopFactIgnored: null,
  DifferenceNoted: null,
  NotificationOwed: null,
};

export const leadsTo = (type: string): OrderStatus | 'stays' | null =>
  Object.hasOwn(LEADS_TO, type) ? LEADS_TO[type as OrderEvent['type']] : null;

/** The ways the events went. What is older than the history is known by the status it must have led to. */
function pathOf(past: readonly string[], known: OrderStatus | null): readonly string[] {
  if (known === null) return [];
  const ways = new Set<string>();
  let at: OrderStatus = 'new';
  const go = (to: OrderStatus) => {
    ways.add(wayKey(at, to));
    at = to;
  };
  for (const type of past) {
    const to = leadsTo(type);
    if (to === null) continue;
    if (at === 'new' && to !== 'placed') go('placed');
    go(to === 'stays' ? at : to);
  }
  if (at === 'new') go('placed');
  if (at !== known) go(known);
  return [...ways];
}
