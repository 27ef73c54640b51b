// The order a refused command was about: as it is here, or as the command itself would have made it.
import { useMemo } from 'react';
import { placeOrderSchema } from 'shared/order/commands';
import type { PlaceOrder } from 'shared/order/commands';
import type { KnownOrder } from 'shared/order/order';
import { oneOrder } from '../../local/queries';
import type { OutboxRow } from '../../local/store';
import { useLive, useWorkplace } from '../workplace';

export type OrderOf = {
  readonly number: string | null;
  readonly name: string;
  /** As the server has it, as far as this device knows. */
  readonly held: KnownOrder | null;
  /** What the command asked to place; null for any other command. */
  readonly asked: PlaceOrder['payload'] | null;
};

export function useOrderOf({ type, subject, payload }: OutboxRow): OrderOf {
  const { database } = useWorkplace();
  const found = useLive(useMemo(() => oneOrder(database, subject), [database, subject]));
  const placed = type === 'PlaceOrder' ? placeOrderSchema.safeParse(payload) : null;
  const asked = placed?.success === true ? placed.data : null;
  const base = found?.base?.state;
  const held = base !== undefined && base.status !== 'new' ? base : null;
  return { number: held?.number ?? asked?.number ?? null, name: (held ?? asked)?.contact?.fullName ?? '', held, asked };
}
