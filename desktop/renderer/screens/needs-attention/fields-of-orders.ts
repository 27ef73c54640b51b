// The fields of a command on an order, and of that order as the server has it.
import type { Currency } from 'shared/currency';
import { money } from 'shared/money';
import type { KnownOrder, OrderFacts } from 'shared/order/order';
import { priced } from 'shared/order/totals';
import { unitPriceDecimal } from 'shared/unit-price';
import type { Intent } from '../../commands/intent';
import type { Field, Value } from './field';
import { amount, count, text } from './field';

type Content = Pick<
  OrderFacts,
  'contact' | 'reference' | 'lines' | 'discount' | 'shipping' | 'taxIncluded' | 'rounding'
>;

const state = (status: KnownOrder['status']): Field => ({
  name: 'field.state',
  value: { type: 'order-state', status },
});

/** What the command would have made of it; null where it is no command on an order. */
export function askedOfOrder(asked: Intent, held: KnownOrder | null): readonly Field[] | null {
  switch (asked.type) {
    case 'PlaceOrder':
      return [
        state('placed'),
        { name: 'field.number', value: text(asked.payload.number) },
        ...content(asked.payload, asked.payload.currency, held),
      ];
    case 'AmendOrder':
      return content(asked.payload, held?.currency ?? null, held);
    case 'CompleteOrder':
      return [state('completed')];
    case 'CancelOrder':
      return [state('cancelled'), { name: 'field.reason', value: text(asked.payload.reason) }];
    case 'RetryOrder':
      return [state('placed')];
    case 'AddNote':
      return [{ name: 'field.note', value: text(asked.payload.text) }];
    case 'PlaceHold':
      return [{ name: 'field.hold', value: text(asked.payload.reason) }];
    case 'ReleaseHold':
      return [{ name: 'field.hold', value: null }];
    default:
      return null;
  }
}

/** What the server has of the same fields, and what it has besides that may be the reason. */
export function heldOfOrder(asked: Intent, held: KnownOrder | null): readonly Field[] {
  if (held === null) return [];
  const standing = [state(held.status), ...whyThere(held)];
  switch (asked.type) {
    case 'PlaceOrder':
      return [
        ...standing,
        { name: 'field.number', value: text(held.number) },
        ...content(held, held.currency, asked.payload),
      ];
    case 'AmendOrder':
      return [...content(held, held.currency, asked.payload), ...standing];
    case 'AddNote':
      return [
        { name: 'field.note', value: text(held.notes.find(({ id }) => id === asked.payload.noteId)?.text) },
        ...standing,
      ];
    case 'PlaceHold':
    case 'ReleaseHold':
      return [holds(held), ...standing.filter(({ name }) => name !== 'field.hold')];
    default:
      return [...standing, { name: 'field.total', value: amount(money(held.totals.gross, held.currency)) }];
  }
}

/** Why it is where it is: the reason it was cancelled for, what holds it, how often it was tried. */
function whyThere(held: KnownOrder): readonly Field[] {
  return [
    ...(held.status === 'cancelled' ? [{ name: 'field.reason', value: text(held.reason) } as const] : []),
    ...(held.holds.length > 0 ? [holds(held)] : []),
    ...(held.status === 'failed' ? [{ name: 'field.attempts', value: count(held.attempts) } as const] : []),
  ];
}

const holds = (held: KnownOrder): Field => ({
  name: 'field.hold',
  value: text(held.holds.map(({ reason }) => reason).join('; ')),
});

/** More lines than this are only shown where they differ. */
const SHORT = 8;

function content(of: Content, currency: Currency | null, other: Content | null): readonly Field[] {
  const most = Math.max(of.lines.length, other?.lines.length ?? 0);
  const lines = Array.from({ length: most }, (_, at) => ({
    n: at + 1,
    mine: lineOf(of, at),
    theirs: lineOf(other, at),
  }))
    .filter(({ mine, theirs }) => most <= SHORT || (other !== null && mine !== theirs))
    .map(({ n, mine }): Field => ({ name: 'field.line', n, value: text(mine) }));
  return [
    { name: 'field.customer', value: text(of.contact?.fullName) },
    { name: 'field.email', value: text(of.contact?.email) },
    { name: 'field.reference', value: text(of.reference) },
    { name: 'field.lines', value: count(of.lines.length) },
    ...lines.slice(0, 2 * SHORT),
    ...(currency === null ? [] : sums(of, currency)),
  ];
}

function lineOf(of: Content | null, at: number): string | null {
  const line = of?.lines[at];
  if (line === undefined) return null;
  return `${line.quantity} × ${line.description.trim() === '' ? line.sku : line.description}, ${unitPriceDecimal(line.unitPrice)}`;
}

function sums(of: Content, currency: Currency): readonly Field[] {
  const { totals } = priced({ ...of, currency });
  const some = (minor: number): Value | null => (minor === 0 ? null : amount(money(minor, currency)));
  return [
    { name: 'field.discount', value: some(totals.discount) },
    { name: 'field.shipping', value: some(of.shipping?.minor ?? 0) },
    { name: 'field.total', value: amount(money(totals.gross, currency)) },
  ];
}
