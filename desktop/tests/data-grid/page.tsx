// What runs inside the browser: the grid over generated rows, held by a screen as small as one can be.
import type { ReactNode } from 'react';
import { useEffect, useMemo, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { IntlProvider } from 'react-intl';
import { catalogOf } from '../../renderer/screens/language/catalog';
import { DataGrid } from '../../renderer/ui/data-grid/data-grid';
import type { GridColumn, GridLayout, GridWords } from '../../renderer/ui/data-grid/grid-types';
import { PLAIN_LAYOUT } from '../../renderer/ui/data-grid/grid-types';
import { NewRows } from '../../renderer/ui/data-grid/new-rows';
import { arraySource } from '../../renderer/ui/data-grid/row-source';
import type { RowSource } from '../../renderer/ui/data-grid/row-source';
import { NOTHING, selectedCount } from '../../renderer/ui/data-grid/selection';
import type { GridSort } from '../../renderer/ui/data-grid/sort';
import { Badge, OrderNumber, Tag } from '../../renderer/ui/marks';
import { makeRows, sortRows } from './rows';
import type { TestRow } from './rows';

const words: GridWords = {
  columnMenu: (column) => `Column ${column}`,
  sortAscending: 'Sort ascending',
  sortDescending: 'Sort descending',
  sortOff: 'Do not sort',
  moveLeft: 'Move left',
  moveRight: 'Move right',
  wider: 'Wider',
  narrower: 'Narrower',
  fit: 'Fit to content',
  hide: 'Hide',
  hiddenColumns: 'Hidden columns',
  selectAll: 'Select all',
  loading: 'Loading',
  sorted: (by) =>
    by.map(({ column, descending }) => `${column} ${descending ? 'down' : 'up'}`).join(', ') || 'Unsorted',
  selected: (count) => `${String(count)} selected`,
  hidden: (column) => `${column} hidden`,
  shown: (column) => `${column} shown`,
  moved: (column, position) => `${column} is column ${String(position)}`,
  resized: (column, pixels) => `${column} is ${String(pixels)} wide`,
};

/** How often a cell was drawn; the test reads it. */
const drawn = { cells: 0 };

const columns: readonly GridColumn<TestRow>[] = [
  { id: 'number', header: 'Order', width: 110, sticky: true, hideable: false, cell: numberCell },
  {
    id: 'placed',
    header: 'Placed',
    width: 84,
    sortable: true,
    cell: (row) => <span className="meta">{row.placed}</span>,
  },
  { id: 'customer', header: 'Customer', width: 120, flex: 1, sortable: true, cell: customerCell },
  { id: 'state', header: 'State', width: 124, sortable: true, cell: (row) => <Badge status={row.status} /> },
  { id: 'site', header: 'Site', width: 104, priority: 2, cell: (row) => row.site },
  { id: 'total', header: 'Total', width: 130, align: 'end', sortable: true, cell: totalCell },
  { id: 'local', header: 'On server', width: 104, cell: (row) => row.where !== null && <Tag where={row.where} /> },
];

function numberCell(row: TestRow): ReactNode {
  drawn.cells += 1;
  return <OrderNumber of={row.id} />;
}
function customerCell({ customer }: TestRow): ReactNode {
  return (
    <span className="cut" title={customer}>
      <bdi>{customer}</bdi>
    </span>
  );
}
function totalCell({ total }: TestRow): ReactNode {
  return <span className="amount">{total.toFixed(2)}</span>;
}
const edge = (row: TestRow) => row.where;

/** Loads pages of a hundred when asked, as a store would; what is not loaded is undefined. */
function usePaged(rows: readonly TestRow[], set: string, paged: boolean): RowSource<TestRow> {
  const [pages, setPages] = useState<ReadonlySet<number>>(new Set());
  return useMemo(() => {
    if (!paged) return arraySource(rows, ({ id }) => id, set);
    return {
      ...{ count: rows.length, rowId: ({ id }: TestRow) => id, set },
      rowAt: (index) => (pages.has(Math.floor(index / 100)) ? rows[index] : undefined),
      onRange: (first, last) => {
        const wanted: number[] = [];
        for (let page = Math.floor(first / 100); page <= Math.floor(last / 100); page += 1) wanted.push(page);
        if (wanted.every((page) => pages.has(page))) return;
        setTimeout(() => {
          setPages((known) => new Set([...known, ...wanted]));
        });
      },
    };
  }, [rows, set, paged, pages]);
}

function Screen({ count, paged }: { readonly count: number; readonly paged: boolean }): ReactNode {
  const [all, setAll] = useState(() => makeRows(count));
  const [waiting, setWaiting] = useState<readonly TestRow[]>([]);
  const [cursor, setCursor] = useState<string | null>(null);
  const [selection, setSelection] = useState(NOTHING);
  const [sort, setSort] = useState<GridSort>([]);
  const [layout, setLayout] = useState<GridLayout>(PLAIN_LAYOUT);
  const [opened, setOpened] = useState('');
  const rows = useMemo(() => sortRows(all, sort), [all, sort]);
  const source = usePaged(rows, JSON.stringify(sort), paged);
  useEffect(() => {
    Object.assign(globalThis, {
      insert: (many: number) => {
        setAll((now) => [...makeRows(many, now.length), ...now]);
      },
      hold: (many: number) => {
        setWaiting(makeRows(many, all.length));
      },
      change: (id: string) => {
        setAll((now) => now.map((row) => (row.id === id ? { ...row, customer: 'Changed' } : row)));
      },
      remove: () => {
        setAll([]);
      },
      setLayout,
    });
  }, [all.length]);
  return (
    <main className="main" style={{ blockSize: '100vh', display: 'flex' }}>
      <div className="row">
        <output id="opened">{opened}</output>
        <output id="cursor">{cursor}</output>
        <output id="selected">{selectedCount(selection, source.count)}</output>
        <NewRows
          pending={waiting.length}
          onShowPending={() => {
            setAll((now) => [...waiting, ...now]);
            setWaiting([]);
          }}
        >{`${String(waiting.length)} new · show`}</NewRows>
      </div>
      <DataGrid
        {...{ columns, source, words, cursor, selection, sort, layout, edge }}
        label="Orders"
        onCursor={setCursor}
        onSelection={setSelection}
        onSort={setSort}
        onLayout={setLayout}
        onOpen={(id) => {
          setOpened(`here ${id}`);
        }}
        onOpenInNewWindow={(id) => {
          setOpened(`apart ${id}`);
        }}
        empty={<p className="empty">No orders.</p>}
      />
    </main>
  );
}

const frame = () => new Promise<number>((resume) => requestAnimationFrame(resume));

/** Milliseconds until the rows were painted. */
async function show(count: number, paged = false): Promise<number> {
  const host = document.createElement('div');
  document.body.replaceChildren(host);
  const begun = performance.now();
  createRoot(host).render(
    <IntlProvider locale="en-GB" messages={catalogOf('en')}>
      <Screen count={count} paged={paged} />
    </IntlProvider>,
  );
  while (document.querySelector('.data-body .data-row') === null) await frame();
  await frame();
  return performance.now() - begun;
}

/** Scrolls on at every frame; how long each took to come. */
async function scroll(frames: number, pixels: number): Promise<readonly number[]> {
  const grid = document.querySelector('[role=grid]');
  if (grid === null) throw new Error('there is no grid');
  const took: number[] = [];
  for (let last = await frame(); took.length < frames;) {
    grid.scrollBy({ top: pixels });
    const now = await frame();
    took.push(now - last);
    last = now;
  }
  return took;
}

Object.assign(globalThis, { show, scroll, drawn });
