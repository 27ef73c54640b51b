// One order as it is seen here, with what was done to it here and is not in it yet, and what was refused.
import { useMemo } from 'react';
import type { OrderRow } from '../../local/order-list';
import { oneOrder, openCommandsOn } from '../../local/queries';
import type { OutboxRow } from '../../local/store';
import { useLive, useWorkplace } from '../workplace';

export type SeenOrder = {
  readonly row: OrderRow;
  readonly open: readonly OutboxRow[];
  readonly refused: readonly OutboxRow[];
};

/** Null where it is not held here; `undefined` until that is known. */
export function useOrder(id: string): SeenOrder | null | undefined {
  const { database, folded, refused } = useWorkplace();
  const found = useLive(useMemo(() => oneOrder(database, folded, id), [database, folded, id]));
  const open = useLive(useMemo(() => openCommandsOn(database, id), [database, id]));
  const refusals = useLive(refused);
  if (found === undefined || open === undefined) return undefined;
  if (found === null || found.state.status === 'new') return null;
  const mine = (refusals ?? []).filter(({ subject }) => subject === id);
  return { row: { ...found, state: found.state }, open, refused: mine };
}
