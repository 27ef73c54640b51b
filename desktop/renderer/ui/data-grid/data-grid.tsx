// The one grid of the product: any number of rows, scrolled as one set, with a cursor, a selection and columns people arrange.
import type { CSSProperties, ReactNode } from 'react';
import { useId, useRef, useState } from 'react';
import { ColumnMenu } from './column-menu';
import { GridBody, cursorDomId } from './grid-body';
import { GridHead, headDomId } from './grid-head';
import type { DataGridProps } from './grid-types';
import { idAt } from './row-source';
import type { GridSelection } from './selection';
import { selectedCount } from './selection';
import { useGridInput } from './use-grid-input';
import { useHeadActs } from './use-head-acts';
import { useRowActs } from './use-row-acts';
import { useAnchor, useRuler } from './use-viewport';

/**
 * It knows no data and no rules: the screen holds cursor, selection, sort and layout, and hands in rows already sorted.
 *
 * ```tsx
 * const columns: readonly GridColumn<OrderRow>[] = [
 *   { id: 'number', header: 'Order', width: 110, sticky: true, hideable: false, cell: (row) => <OrderNumber of={row.number} /> },
 *   { id: 'customer', header: 'Customer', width: 120, flex: 1, sortable: true, cell: (row) => <bdi>{row.customer}</bdi> },
 *   { id: 'total', header: 'Total', width: 150, align: 'end', sortable: true, cell: (row) => <Amount of={row.gross} /> },
 *   { id: 'site', header: 'Site', width: 104, priority: 2, cell: (row) => row.site },
 * ];
 *
 * function Board() {
 *   const source = useMemo(() => arraySource(rows, (row) => row.id, 'all placed-desc'), [rows]);
 *   const [cursor, setCursor] = useState<string | null>(null);
 *   const [selection, setSelection] = useState(NOTHING);
 *   const [sort, setSort] = useState<GridSort>([{ id: 'placed', desc: true }]);
 *   const [layout, setLayout] = useState(PLAIN_LAYOUT);
 *   return (
 *     <DataGrid
 *       {...{ columns, source, words, cursor, selection, sort, layout }}
 *       label="Orders"
 *       onCursor={setCursor} onSelection={setSelection} onSort={setSort} onLayout={setLayout}
 *       onOpen={openOrder} edge={whereaboutsOf} empty={<NoOrders />}
 *     />
 *   );
 * }
 * ```
 * A larger set brings its own `RowSource`: `rowAt` answers undefined for what is not loaded, `onRange` loads it, and a new
 * source object says that it came. Columns, `edge` and source keep their identity while they say the same. Cells only show:
 * a control in a cell would be a second tab stop.
 */
export function DataGrid<Row>(props: DataGridProps<Row>): ReactNode {
  const { label, words, source, selection, cursor, layout, empty, edge } = props;
  const gridId = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const { ruler, rowHeight, room } = useRuler();
  const [said, setSaid] = useState('');
  const announce = props.onAnnounce ?? setSaid;
  const head = useHeadActs({ gridId, props, scroller, room, announce });
  const rows = useRowActs({ props, scroller, rowHeight, announce });
  useAnchor(scroller, source, rowHeight, cursor);
  const { columns } = head;
  const cursorAt = rows.awaited ?? rows.index;
  const input = useGridInput({
    ...{ scroller, head, rows, rowHeight, columns: columns.shown, count: source.count },
    idAt: (index) => idAt(source, index),
  });
  return (
    <div
      className="data-grid"
      data-density={layout.density ?? undefined}
      data-sideways={columns.least > room || undefined}
      style={tracksOf(columns)}
    >
      <div
        ref={scroller}
        role="grid"
        className="data-scroll"
        tabIndex={0}
        aria-label={label}
        aria-rowcount={source.count + 1}
        aria-colcount={columns.shown.length + (selection === undefined ? 0 : 1)}
        aria-multiselectable={selection !== undefined}
        aria-activedescendant={head.at === null ? cursorDomId(gridId, source, cursorAt) : headDomId(gridId, head.at)}
        {...input}
      >
        <div ref={ruler} className="data-ruler" aria-hidden="true" />
        <GridHead
          {...{
            gridId,
            at: head.at,
            sort: props.sort,
            columns: columns.shown,
            chosen: chosenOf(selection, source.count),
          }}
          selectAll={words.selectAll}
          columnMenu={words.columnMenu}
          acts={{ ...head, selectAll: rows.selectAll }}
        />
        <GridBody
          {...{ gridId, source, scroller, rowHeight, cursorAt, edge, columns: columns.shown }}
          selection={selection ?? null}
          loading={words.loading}
        />
      </div>
      {source.count === 0 && empty}
      <MenuOf head={head} props={props} />
      <p role="status" className="unseen">
        {said}
      </p>
    </div>
  );
}

const tracksOf = ({ template, least }: { readonly template: string; readonly least: number }): CSSProperties => ({
  ['--tracks' as string]: template,
  ['--least' as string]: `${String(least)}px`,
});

function chosenOf(selection: GridSelection | undefined, count: number) {
  if (selection === undefined) return null;
  const chosen = selectedCount(selection, count);
  if (chosen === 0 || count === 0) return 'none';
  return chosen < count ? 'some' : 'all';
}

type MenuProps<Row> = {
  readonly head: ReturnType<typeof useHeadActs<Row>>;
  readonly props: Pick<DataGridProps<Row>, 'columns' | 'words' | 'sort'>;
};

function MenuOf<Row>({ head, props: { columns, words, sort } }: MenuProps<Row>): ReactNode {
  const { menu, setMenu, act, canMove } = head;
  const column = columns.find(({ id }) => id === menu?.id);
  if (menu === null || column === undefined) return null;
  const { id, hideable = true } = column;
  return (
    <ColumnMenu
      {...{ column, words, sort, header: menu.header, hidden: head.columns.hidden }}
      can={{ left: canMove(id, 'left'), right: canMove(id, 'right'), hide: hideable && head.columns.shown.length > 1 }}
      act={(chosen) => {
        act(id, chosen);
      }}
      close={() => {
        setMenu(null);
      }}
    />
  );
}
