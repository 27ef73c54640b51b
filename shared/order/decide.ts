// May this be done to this order? Yes with facts, or no with a reason. The desktop and the server ask the same.
import type { Decision } from '../decision';
import { accept, refuse } from '../decision';
import type { Settings } from '../settings/settings';
import { unreachable } from '../unreachable';
import { cancel, complete, passDeadline, retry } from './advance';
import type { AddNote, AmendOrder, OrderCommand, PlaceHold, PlaceOrder, ReleaseHold } from './commands';
import { contentRefusal, kindOf, sameContent } from './content';
import type { OrderEvent } from './events';
import type { Order } from './order';
import type { OrderRefusal } from './refusals';
import { recordBasketDeletion, recordCheckout, recordShopStatus } from './shop';
import { priced } from './totals';

export type OrderDecision = Decision<OrderEvent, OrderRefusal>;

export const MAX_NOTES = 200;
export const MAX_HOLDS = 20;

/** @param settings consulted; undefined where a device does not hold them: their guards are skipped and it says so */
export function decideOrder(command: OrderCommand, order: Order, settings: Settings | undefined): OrderDecision {
  switch (command.type) {
    case 'PlaceOrder':
      return place(command, order);
    case 'AmendOrder':
      return amend(command, order);
    case 'AddNote':
      return addNote(command, order);
    case 'PlaceHold':
      return placeHold(command, order);
    case 'ReleaseHold':
      return releaseHold(command, order);
    case 'CompleteOrder':
      return complete(command, order, settings);
    case 'CancelOrder':
      return cancel(command, order);
    case 'RetryOrder':
      return retry(order);
    case 'RecordCheckout':
      return recordCheckout(command, order);
    case 'RecordBasketDeletion':
      return recordBasketDeletion(command, order);
    case 'RecordShopStatus':
      return recordShopStatus(command, order, settings);
    case 'PassDeadline':
      return passDeadline(command, order, settings);
    default:
      return unreachable(command);
  }
}

function place({ payload, occurredAt, author }: PlaceOrder, order: Order): OrderDecision {
  if (order.status !== 'new') {
    const again = payload.origin === 'import' && sameContent(order, payload);
    return again ? accept() : refuse({ code: 'order-exists', number: order.number });
  }
  const refusal = contentRefusal(payload);
  if (refusal !== null) return refuse(refusal);
  return accept({
    type: 'OrderPlaced',
    ...payload,
    kind: kindOf(payload),
    totals: priced(payload).totals,
    basketId: null,
    placedAt: occurredAt,
    placedBy: author,
  });
}

function amend({ payload }: AmendOrder, order: Order): OrderDecision {
  if (order.status !== 'placed') return refuse({ code: 'wrong-status', status: order.status });
  if (order.origin === 'shop') return refuse({ code: 'shop-order-has-no-lines' });
  if (order.fulfilment.some(({ shipped }) => shipped > 0)) return refuse({ code: 'goods-shipped' });
  const refusal = contentRefusal(payload);
  if (refusal !== null) return refuse(refusal);
  if (kindOf(payload) !== order.kind) return refuse({ code: 'kind-fixed', kind: order.kind });
  const { totals } = priced({ ...payload, currency: order.currency });
  if (order.customerId === payload.customerId && sameContent(order, { ...payload, currency: order.currency }))
    return accept();
  return accept({ type: 'OrderAmended', ...payload, totals });
}

function addNote({ payload, author, occurredAt }: AddNote, order: Order): OrderDecision {
  if (order.status === 'new') return refuse({ code: 'wrong-status', status: 'new' });
  if (order.notes.some(({ id }) => id === payload.noteId)) return accept();
  if (order.notes.length >= MAX_NOTES) return refuse({ code: 'too-many-notes', most: MAX_NOTES });
  return accept({ type: 'NoteAdded', noteId: payload.noteId, text: payload.text, by: author, at: occurredAt });
}

function placeHold({ payload, author, occurredAt }: PlaceHold, order: Order): OrderDecision {
  if (order.status !== 'placed') return refuse({ code: 'wrong-status', status: order.status });
  if (order.holds.some(({ id }) => id === payload.holdId)) return refuse({ code: 'hold-exists' });
  if (order.holds.length >= MAX_HOLDS) return refuse({ code: 'too-many-holds', most: MAX_HOLDS });
  return accept({ type: 'HoldPlaced', holdId: payload.holdId, reason: payload.reason, by: author, at: occurredAt });
}

function releaseHold({ payload }: ReleaseHold, order: Order): OrderDecision {
  if (order.status === 'new') return refuse({ code: 'wrong-status', status: 'new' });
  if (!order.holds.some(({ id }) => id === payload.holdId)) return refuse({ code: 'hold-unknown' });
  return accept({ type: 'HoldReleased', holdId: payload.holdId });
}
