// The content of an order as something to ask for.
import type { OrderContent } from 'shared/order/commands';
import type { KnownOrder } from 'shared/order/order';

/** The order as it is. */
export const contentOf = ({
  customerId,
  contact,
  reference,
  lines,
  discount,
  shipping,
  taxIncluded,
  rounding,
}: KnownOrder): OrderContent => ({
  ...{ customerId, contact, reference, discount, shipping, taxIncluded, rounding },
  lines: [...lines],
});
