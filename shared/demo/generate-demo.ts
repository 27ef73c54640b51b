// A whole demo as commands in the order to carry them out: goods, customers, orders, and what people did to them.
import type { BusinessCommand } from '../command';
import { commandId } from '../ids';
import type { Instant } from '../instant';
import { plusSeconds } from '../instant';
import type { AmendOrder, PlaceOrder } from '../order/commands';
import { customerCount, demoCustomer, demoProduct, ORDERS, PRODUCT_COUNT } from './catalogue';
import type { DemoOptions, DemoOrder } from './generate-orders';
import { generateOrders, idOf } from './generate-orders';
import type { Chance } from './seeded';
import { between, oneOf, seeded } from './seeded';
import { CANCEL_REASONS, HOLD_REASONS, NOTES } from './words';

/** Every command goes through on the states the ones before it left; all are nobody's, `author` null. */
export function* generateDemo(options: DemoOptions): Iterable<BusinessCommand> {
  for (let n = 0; n < PRODUCT_COUNT; n += 1) {
    const { id: subject, content: payload } = demoProduct(options, n);
    yield { ...envelope(options, `product ${n}`, options.startingAt), type: 'CreateProduct', subject, payload };
  }
  for (let n = 0; n < customerCount(options.count); n += 1) {
    const { id: subject, reference, profile } = demoCustomer(options, n);
    yield {
      ...envelope(options, `customer ${n}`, options.startingAt),
      type: 'CreateCustomer',
      subject,
      payload: { reference, profile },
    };
  }
  for (const order of generateOrders({ ...options, linkCustomers: true })) yield* lifeOf(order, options);
}

const envelope = (options: DemoOptions, what: string, occurredAt: Instant) => ({
  id: commandId(idOf(options, `${what} command`)),
  author: null,
  occurredAt,
});

/** Tells the sequence of what happens to an order from the one of what is in it. */
const LATER = 4;

function* lifeOf(order: DemoOrder, options: DemoOptions): Iterable<BusinessCommand> {
  const { id, subject, occurredAt, payload, n } = order;
  yield { id, author: null, occurredAt, type: 'PlaceOrder', subject, payload };
  const chance = seeded(options.seed, ORDERS, LATER, n);
  const step = (what: string, minutes: number) => ({
    ...envelope(options, `order ${n} ${what}`, plusSeconds(occurredAt, minutes * 60)),
    subject,
  });
  const own = (what: string) => idOf(options, `order ${n} ${what}`);
  if (chance() < 0.12)
    yield { ...step('note', 20), type: 'AddNote', payload: { noteId: own('note'), text: oneOf(chance, NOTES) } };
  if (chance() < 0.05) yield { ...step('amend', 35), type: 'AmendOrder', payload: amended(payload, chance) };
  const isHeld = chance() < 0.05;
  if (isHeld)
    yield {
      ...step('hold', 50),
      type: 'PlaceHold',
      payload: { holdId: own('hold'), reason: oneOf(chance, HOLD_REASONS) },
    };
  if (isHeld && chance() < 0.5) {
    yield { ...step('release', 90), type: 'ReleaseHold', payload: { holdId: own('hold') } };
    return;
  }
  const fate = chance();
  if (fate < 0.04)
    yield { ...step('cancel', 120), type: 'CancelOrder', payload: { reason: oneOf(chance, CANCEL_REASONS) } };
  else if (fate < 0.6 && !isHeld) yield { ...step('complete', 240), type: 'CompleteOrder', payload: {} };
}

/** One line's quantity changed, its sign kept. */
function amended(payload: PlaceOrder['payload'], chance: Chance): AmendOrder['payload'] {
  const { number: _, origin: __, source: ___, currency: ____, ...content } = payload;
  const changed = between(chance, 0, content.lines.length - 1);
  const lines = content.lines.map((line, position) =>
    position === changed ? { ...line, quantity: line.quantity + Math.sign(line.quantity) } : line,
  );
  return { ...content, lines };
}
