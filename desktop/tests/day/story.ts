// Who does what on the day. Everybody sees the opening's orders and customers; then Jonas drives off, and three people
// work on the same things without hearing of each other.
import { randomUUID } from 'node:crypto';
import type { CustomerId, OrderId } from 'shared/ids';
import { customerId } from 'shared/ids';
import type { Intent } from '../../renderer/commands/intent';

export const NAMES = ['maria', 'jonas', 'lena'] as const;
export type Name = (typeof NAMES)[number];
/** Intents of each, in the order they have them. */
export type Share = Readonly<Record<Name, readonly Intent[]>>;

export type Story = {
  /** Maria alone, before the doors open. */
  readonly opening: readonly Intent[];
  readonly apart: Share;
};

type PlaceOrder = Extract<Intent, { type: 'PlaceOrder' }>;

/** @param place at least as many orders as are argued about, or fewer are argued about */
export function storyOf(place: readonly Intent[]): Story {
  const orders = place.filter((intent): intent is PlaceOrder => intent.type === 'PlaceOrder');
  const early = orders.slice(0, Math.min(30, Math.floor(orders.length / 3)));
  const rest = orders.slice(early.length);
  const people = ['Ada Byron', 'A. Byron', 'Ada B.', 'Grace Hopper', 'G. Hopper'].map(customerNamed);
  const [maria, jonas, lena] = [0, 1, 2].map((offset) => rest.filter((_, position) => position % 3 === offset));
  const argued = argumentOver(
    early,
    people.map(({ subject }) => subject),
  );
  // Jonas and Maria enter the same few slips: the same order twice is one order.
  const slips = (maria ?? []).slice(0, 5);
  return {
    opening: [...people, ...early],
    apart: {
      maria: [...(maria ?? []), ...argued.maria],
      jonas: [...slips, ...(jonas ?? []), ...argued.jonas],
      lena: [...(lena ?? []), ...argued.lena],
    },
  };
}

const customerNamed = (name: string) => ({
  type: 'CreateCustomer' as const,
  subject: customerId(randomUUID()),
  payload: { reference: '', profile: { name, email: '', phone: '', address: '' } },
});

/** What three people can do to one order without hearing of each other. */
const ARGUMENTS: readonly ((order: PlaceOrder) => Partial<Share>)[] = [
  ({ subject }) => ({
    maria: [complete(subject)],
    jonas: [cancel(subject)],
    lena: [note(subject, 'asked where it is')],
  }),
  (order) => ({ maria: [amend(order, 'changed at the counter')], jonas: [amend(order, 'changed on the road')] }),
  ({ subject }) => ({ lena: [cancel(subject)], jonas: [note(subject, 'paid in cash'), complete(subject)] }),
  (order) => ({
    jonas: [amend(order, 'one more'), note(order.subject, 'and quickly')],
    maria: [note(order.subject, 'called twice')],
  }),
  ({ subject }) => ({ lena: [complete(subject)], maria: [complete(subject)] }),
];

function argumentOver(orders: readonly PlaceOrder[], customers: readonly CustomerId[]): Share {
  const argued = orders.map((order, position) => ARGUMENTS[position % ARGUMENTS.length]?.(order) ?? {});
  const all = [...argued, overCustomers(customers)];
  const of = (name: Name) => all.flatMap((share) => share[name] ?? []);
  return { maria: of('maria'), jonas: of('jonas'), lena: of('lena') };
}

/** One person entered three times, another twice; everybody tidies up in another direction. */
function overCustomers([ada, second, third, grace, other]: readonly CustomerId[]): Partial<Share> {
  if (ada === undefined || second === undefined || third === undefined || grace === undefined || other === undefined)
    return {};
  return {
    maria: [merge(ada, second)],
    jonas: [rename(second, 'Augusta Ada Byron'), merge(grace, other)],
    lena: [merge(third, ada), merge(other, grace)],
  };
}

const complete = (subject: OrderId): Intent => ({ type: 'CompleteOrder', subject, payload: {} });
const cancel = (subject: OrderId): Intent => ({
  type: 'CancelOrder',
  subject,
  payload: { reason: 'no longer needed' },
});
const note = (subject: OrderId, text: string): Intent => ({
  type: 'AddNote',
  subject,
  payload: { noteId: randomUUID(), text },
});
const merge = (subject: CustomerId, mergedId: CustomerId): Intent => ({
  type: 'MergeCustomer',
  subject,
  payload: { mergedId },
});
const rename = (subject: CustomerId, name: string): Intent => ({
  type: 'ChangeCustomer',
  subject,
  payload: { reference: '', profile: { name, email: '', phone: '', address: '' } },
});

function amend({ subject, payload }: PlaceOrder, reference: string): Intent {
  const { number: _, origin: __, source: ___, currency: ____, ...content } = payload;
  return { type: 'AmendOrder', subject, payload: { ...content, reference } };
}
