// The order board: every order of this device, found, filtered and sorted; the one under the cursor beside it.
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { OrderEntry } from '../../local/board/order-entry';
import { DataGrid } from '../../ui/data-grid/data-grid';
import { arraySource } from '../../ui/data-grid/row-source';
import type { GridSelection } from '../../ui/data-grid/selection';
import { NOTHING } from '../../ui/data-grid/selection';
import { useGridWords } from '../language/grid-words';
import { useSay } from '../language/language';
import { useLive, useWorkplace } from '../workplace';
import { BoardHead } from './board-head';
import { sortText } from './board-search';
import { BulkBar } from './bulk-bar';
import { useColumns } from './columns';
import { Filters } from './filters';
import { NothingHere } from './nothing-here';
import { OlderBar } from './older-bar';
import { OrderDetail } from './order-detail';
import type { OnBoard } from './use-board';
import { useBoard } from './use-board';
import { useOpenApart } from './use-open-apart';
import { ServerDetail } from './server-detail';
import type { OnServer } from './use-older';
import { useOlder } from './use-older';
import { useLayout } from './use-layout';
import { Views } from './views';
import { whereabouts } from './whereabouts';

export function Orders(): ReactNode {
  const on = useBoard();
  const server = useOlder(on.query);
  const [selection, setSelection] = useSelection(on);
  const { order } = on.search;
  useFocusBack(order);
  const close = () => {
    on.change({ order: undefined });
  };
  const elsewhere = server.rows.find(({ id }) => id === order);
  return (
    <>
      <main className="main" id="main">
        <BoardHead on={on} server={server} />
        <Views on={on} />
        <Filters on={on} />
        <Grid on={on} server={server} selection={selection} select={setSelection} />
        <OlderBar on={server} isEmpty={on.board.rows.length + server.rows.length === 0} />
        <BulkBar rows={on.board.rows} elsewhere={server.rows} selection={selection} select={setSelection} />
      </main>
      {order !== undefined && elsewhere === undefined && <OrderDetail key={order} id={order} close={close} />}
      {elsewhere !== undefined && <ServerDetail row={elsewhere} close={close} />}
    </>
  );
}

/** Of what is shown: with another filter nothing is selected, so that no act meets what nobody sees (BRD-12). */
function useSelection({ query: { sort: _, ...filter } }: OnBoard) {
  const state = useState<GridSelection>(NOTHING);
  const asked = JSON.stringify(filter);
  const [former, setFormer] = useState(asked);
  if (asked !== former) {
    setFormer(asked);
    state[1](NOTHING);
  }
  return state;
}

/** Back from an order's page, or from the panel beside the list, the keys work where they did: in the list. */
function useFocusBack(order: string | undefined): void {
  const last = useRef(order);
  useEffect(() => {
    const hadOne = last.current !== undefined || order !== undefined;
    last.current = order;
    if (hadOne && document.activeElement === document.body)
      document.querySelector<HTMLElement>('[role="grid"]')?.focus({ preventScroll: true });
  }, [order]);
}

type GridProps = {
  readonly on: OnBoard;
  readonly server: OnServer;
  readonly selection: GridSelection;
  readonly select: (selection: GridSelection) => void;
};

function Grid({ on, server, selection, select }: GridProps): ReactNode {
  const { search, query, board, change } = on;
  const say = useSay();
  const navigate = useNavigate();
  const [layout, setLayout] = useLayout();
  const isLive = useLive(useWorkplace().standing).connection.status === 'live';
  const edge = useMemo(() => (row: OrderEntry) => whereabouts(row.localState, isLive), [isLive]);
  const source = useMemo(() => {
    const rows: readonly OrderEntry[] = server.rows.length === 0 ? board.rows : [...board.rows, ...server.rows];
    return arraySource(rows, ({ id }) => id, JSON.stringify(query));
  }, [board.rows, server.rows, query]);
  return (
    <DataGrid
      {...{ source, selection, layout, edge }}
      label={say('board.title')}
      words={useGridWords()}
      columns={useColumns()}
      cursor={search.order ?? null}
      sort={query.sort}
      onCursor={(id) => {
        change({ order: id ?? undefined });
      }}
      onSelection={select}
      onSort={(sort) => {
        change({ sort: sortText(sort) });
      }}
      onLayout={setLayout}
      onOpenInNewWindow={useOpenApart()}
      onOpen={(id) => void navigate({ to: '/orders/$id', params: { id } })}
      empty={<NothingHere on={on} server={server} />}
    />
  );
}
