// What can be asked of an order that exists, and examples of it for asking whether it could be.
import type { KnownOrder } from 'shared/order/order';
import type { Intent } from '../../commands/intent';
import { contentOf } from '../../commands/order-content';

export { contentOf };

export type OrderActName =
  'CompleteOrder' | 'CancelOrder' | 'RetryOrder' | 'PlaceHold' | 'ReleaseHold' | 'AmendOrder' | 'AddNote';
export type OrderIntent = Extract<Intent, { type: OrderActName }>;

/** What has no content of its own yet is asked with some that no rule looks at. */
export function exampleOf(type: Exclude<OrderActName, 'ReleaseHold'>, order: KnownOrder): OrderIntent {
  const subject = order.id;
  switch (type) {
    case 'CompleteOrder':
    case 'RetryOrder':
      return { type, subject, payload: {} };
    case 'CancelOrder':
      return { type, subject, payload: { reason: 'asked' } };
    case 'PlaceHold':
      return { type, subject, payload: { holdId: subject, reason: 'asked' } };
    case 'AddNote':
      return { type, subject, payload: { noteId: subject, text: 'asked' } };
    case 'AmendOrder':
      return { type, subject, payload: contentOf(order) };
  }
}
