// The columns of the board. Numbers and amounts are never cut; one text column takes what space is left.
import type { ReactNode } from 'react';
import { useMemo } from 'react';
import type { Instant } from 'shared/instant';
import type { OlderRow } from '../../local/board/older-orders';
import type { OrderEntry } from '../../local/board/order-entry';
import { Amount } from '../../ui/amount';
import type { GridColumn } from '../../ui/data-grid/grid-types';
import { Icon } from '../../ui/icon';
import { Badge, OrderNumber, Tag } from '../../ui/marks';
import { Moment } from '../../ui/moment';
import { useSay } from '../language/language';
import { useNow } from '../use-now';
import { useZone } from '../use-time';
import { useLive, useWorkplace } from '../workplace';
import { useTimeOfDay } from '../use-time';
import { whereabouts } from './whereabouts';

type Column = GridColumn<OrderEntry>;

export function useColumns(): readonly Column[] {
  const say = useSay();
  return useMemo(() => {
    const column = (
      id: string,
      header: Column['header'],
      width: number,
      cell: Column['cell'],
      rest: Partial<Column> = {},
    ) => ({
      ...{ id, header, width, cell, sortable: true },
      ...rest,
    });
    return [
      column('number', say('column.number'), 136, ({ number }) => <OrderNumber of={number} />, {
        sticky: true,
        hideable: false,
      }),
      column('placedAt', say('column.placedAt'), 104, (row) => <PlacedAt row={row} />, { priority: 2 }),
      column('customer', say('column.customer'), 160, (row) => <Customer row={row} />, { flex: 2 }),
      column(
        'reference',
        say('column.reference'),
        110,
        ({ reference }) => <bdi className="meta cut">{reference}</bdi>,
        { flex: 1, priority: 3 },
      ),
      column('status', say('column.status'), 156, ({ status }) => <Badge status={status} />),
      column('lines', say('column.lines'), 76, ({ lines }) => <span className="figures">{lines}</span>, {
        align: 'end',
        priority: 4,
        sortable: false,
      }),
      column(
        'gross',
        say('column.gross'),
        168,
        ({ gross, localState }) => <Amount of={gross} provisional={localState !== 'synced'} />,
        { align: 'end' },
      ),
      column('localState', say('column.localState'), 118, (row) => <Where row={row} />),
    ];
  }, [say]);
}

function PlacedAt({ row: { placedAt } }: { readonly row: OrderEntry }): ReactNode {
  const zone = useZone();
  return (
    <span className="meta">
      <Moment at={placedAt} now={useNow()} zone={zone} />
    </span>
  );
}

function Customer({ row: { customer, holds } }: { readonly row: OrderEntry }): ReactNode {
  const say = useSay();
  return (
    <span className="row cut" title={customer}>
      {customer === '' ? <span className="meta">{say('board.no-name')}</span> : <bdi className="cut">{customer}</bdi>}
      {holds > 0 && (
        <span title={say('board.held')}>
          <Icon name="hand" small />
          <span className="unseen">{say('board.held')}</span>
        </span>
      )}
    </span>
  );
}

function Where({ row }: { readonly row: OrderEntry | OlderRow }): ReactNode {
  return 'asOf' in row ? <AsOf at={row.asOf} /> : <LocalWhere row={row} />;
}

/** It is the server's word of that time, and no more. */
function AsOf({ at }: { readonly at: Instant }): ReactNode {
  const say = useSay();
  const time = useTimeOfDay()(at);
  return (
    <span className="tag server" title={say('older.row', { time })}>
      <Icon name="server" />
      <span aria-hidden="true">{say('older.row.short', { time })}</span>
      <span className="unseen">{say('older.row', { time })}</span>
    </span>
  );
}

function LocalWhere({ row: { localState } }: { readonly row: OrderEntry }): ReactNode {
  const isLive = useLive(useWorkplace().standing).connection.status === 'live';
  const where = whereabouts(localState, isLive);
  return where === null ? null : <Tag where={where} />;
}
