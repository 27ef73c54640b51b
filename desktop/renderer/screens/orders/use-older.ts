// What the server has beyond this device, for the filters of the address. Gone when the filters change or the board is left.
import { useEffect, useMemo } from 'react';
import type { Older, OlderOrders, OlderRow } from '../../local/board/older-orders';
import { olderOrders } from '../../local/board/older-orders';
import type { OrderQuery } from '../../local/board/order-query';
import { comparer } from '../../local/board/order-query';
import type { OrderFilter } from 'shared/order/order-filter';
import { useLive, useWorkplace } from '../workplace';
import { serverFilterOf } from './board-search';

export type OnServer = Pick<OlderOrders, 'load' | 'clear'> & {
  readonly older: Older;
  /** Sorted as the board is. */
  readonly rows: readonly OlderRow[];
  readonly isLive: boolean;
  /** Whether the address asks for what only a device knows: then the server has nothing to add. */
  readonly onlyHere: boolean;
};

export function useOlder(query: OrderQuery): OnServer {
  const { book, older: ask, now, standing } = useWorkplace();
  const isLive = useLive(standing).connection.status === 'live';
  const filter = JSON.stringify(serverFilterOf(query));
  const list = useMemo(
    () => olderOrders({ ask, book, now, filter: JSON.parse(filter) as OrderFilter }),
    [ask, book, now, filter],
  );
  const older = useLive(list);
  const onlyHere = query.unsynced;
  useEffect(() => {
    if (!isLive || onlyHere) return undefined;
    const timer = setTimeout(() => void list.count(), SETTLES_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [list, isLive, onlyHere]);
  const rows = useMemo(() => [...older.rows].sort(comparer(query.sort)), [older.rows, query.sort]);
  return { ...{ older, isLive, onlyHere }, rows: onlyHere ? NO_ROWS : rows, load: list.load, clear: list.clear };
}

/** Who is still typing asks nothing of the server. */
const SETTLES_MS = 300;

const NO_ROWS: readonly OlderRow[] = [];
