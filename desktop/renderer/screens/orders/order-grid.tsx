// The list itself: one tab stop, a cursor of its own, and as many rows as have been scrolled to.
import type { KeyboardEvent, ReactNode } from 'react';
import { useEffect, useRef } from 'react';
import { exponentOf } from 'shared/currency';
import type { OrderFilter, OrderList, OrderRow } from '../../local/order-list';
import { useNow } from '../use-now';
import { useViewState } from '../view-state';
import { useLive, useWorkplace } from '../workplace';
import { Row } from './order-row';

export function OrderGrid({ list, filter }: { readonly list: OrderList; readonly filter: OrderFilter }): ReactNode {
  const shown = useLive(list);
  const { settings, standing } = useWorkplace();
  const zone = useLive(settings)?.timeZone ?? 'UTC';
  const isLive = useLive(standing).connection.status === 'live';
  const now = useNow();
  const { order, select } = useViewState();
  const rows = shown?.rows ?? [];

  const move = (event: KeyboardEvent) => {
    const next = afterKey(event.key, rows, order);
    if (next === undefined) return;
    event.preventDefault();
    select(next);
    if (next !== null) document.getElementById(rowId(next))?.scrollIntoView({ block: 'nearest' });
  };
  const wide = rows.some(({ state }) => exponentOf(state.currency) > 2);
  return (
    <div className={wide ? 'scroll wide-fractions' : 'scroll'}>
      <div
        role="grid"
        aria-label="Orders"
        aria-rowcount={shown?.more === true ? -1 : rows.length + 1}
        aria-activedescendant={order === null ? undefined : rowId(order)}
        tabIndex={0}
        onKeyDown={move}
      >
        <Head />
        {rows.map((row) => (
          <Row key={row.id} {...{ row, now, zone, isLive, select }} isCursor={row.id === order} />
        ))}
      </div>
      {shown !== undefined && rows.length === 0 && <Nothing filter={filter} />}
      {shown?.more === true && <More key={rows.length} list={list} />}
    </div>
  );
}

const COLUMNS = ['Order', 'Placed', 'Customer', 'State', 'Total', 'On server'];

function Head(): ReactNode {
  return (
    <div role="row" className="order-row order-head">
      {COLUMNS.map((name) => (
        <span role="columnheader" key={name}>
          {name}
        </span>
      ))}
    </div>
  );
}

const rowId = (id: string) => `order-${id}`;

/** The order the cursor goes to; null closes; `undefined`: not a key of the grid. */
function afterKey(key: string, rows: readonly OrderRow[], order: string | null): string | null | undefined {
  const at = rows.findIndex(({ id }) => id === order);
  switch (key) {
    case 'ArrowDown':
    case 'j':
      return rows[Math.min(at + 1, rows.length - 1)]?.id;
    case 'ArrowUp':
    case 'k':
      return rows[Math.max(at - 1, 0)]?.id;
    case 'Home':
      return rows[0]?.id;
    case 'End':
      return rows.at(-1)?.id;
    case 'Escape':
      return order === null ? undefined : null;
    default:
      return undefined;
  }
}

/** Reached by scrolling: asks for the next page before the eye gets there. */
function More({ list }: { readonly list: OrderList }): ReactNode {
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const watch = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting === true) list.more();
      },
      { rootMargin: '600px' },
    );
    if (end.current !== null) watch.observe(end.current);
    return () => {
      watch.disconnect();
    };
  }, [list]);
  return <div ref={end} className="more" />;
}

function Nothing({ filter }: { readonly filter: OrderFilter }): ReactNode {
  if (filter === 'all')
    return (
      <div className="empty">
        <p className="heading">No orders on this device yet.</p>
        <p className="small">
          Press N to capture the first one. Orders of others arrive by themselves while the server is reachable.
        </p>
      </div>
    );
  return (
    <div className="empty">
      <p className="heading">No order on this device is {filter}.</p>
      <p className="small">The other tabs hold the rest.</p>
    </div>
  );
}
