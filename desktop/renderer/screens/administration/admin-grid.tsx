// A list the server told as a whole: sorted here, opened by Enter or a click, empty with its reason.
import type { MouseEvent, ReactNode } from 'react';
import { useMemo, useState } from 'react';
import { DataGrid } from '../../ui/data-grid/data-grid';
import type { GridColumn, GridLayout } from '../../ui/data-grid/grid-types';
import { PLAIN_LAYOUT } from '../../ui/data-grid/grid-types';
import { arraySource, idAt } from '../../ui/data-grid/row-source';
import type { GridSelection } from '../../ui/data-grid/selection';
import type { GridSort } from '../../ui/data-grid/sort';
import { useGridWords } from '../language/grid-words';

export type AdminColumn<Row> = GridColumn<Row> & {
  /** What the column sorts by; left out, it does not sort. */
  readonly by?: (row: Row) => string | number;
};

type Props<Row> = {
  readonly label: string;
  readonly columns: readonly AdminColumn<Row>[];
  readonly rows: readonly Row[];
  readonly idOf: (row: Row) => string;
  readonly open: (id: string | null) => void;
  readonly isOpen: boolean;
  readonly empty: ReactNode;
  readonly selection?: GridSelection;
  readonly onSelection?: (selection: GridSelection) => void;
};

export function AdminGrid<Row>(props: Props<Row>): ReactNode {
  const { label, columns, rows, idOf, open, isOpen, empty, selection, onSelection } = props;
  const words = useGridWords();
  const [layout, setLayout] = useState<GridLayout>(PLAIN_LAYOUT);
  const [sort, setSort] = useState<GridSort>([]);
  const [cursor, setCursor] = useState<string | null>(null);
  const shown = useMemo(() => columns.map((column) => ({ ...column, sortable: column.by !== undefined })), [columns]);
  const source = useMemo(
    () => arraySource(sorted(rows, columns, sort), idOf, JSON.stringify(sort)),
    [rows, columns, sort, idOf],
  );
  const press = (event: MouseEvent) => {
    const target = event.target instanceof Element ? event.target : null;
    const row = target?.closest('input, label, button') === null ? target.closest('[data-index]') : null;
    const id = row === null ? undefined : idAt(source, Number(row.getAttribute('data-index')));
    if (id !== undefined) open(id);
  };
  return (
    <div className="record-list" onClick={press}>
      <DataGrid
        {...{ label, words, source, layout, sort, empty, cursor }}
        {...(selection !== undefined && onSelection !== undefined && { selection, onSelection })}
        columns={shown}
        onCursor={(id) => {
          if (id === null && isOpen) open(null);
          else setCursor(id);
        }}
        onSort={setSort}
        onLayout={setLayout}
        onOpen={open}
      />
    </div>
  );
}

function sorted<Row>(rows: readonly Row[], columns: readonly AdminColumn<Row>[], sort: GridSort): readonly Row[] {
  const orders = sort.flatMap(({ id, desc }) => {
    const by = columns.find((column) => column.id === id)?.by;
    return by === undefined ? [] : [{ by, sign: desc ? -1 : 1 }];
  });
  return [...rows].sort((a, b) => {
    for (const { by, sign } of orders) {
      const order = compared(by(a), by(b)) * sign;
      if (order !== 0) return order;
    }
    return 0;
  });
}

function compared(a: string | number, b: string | number): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a).localeCompare(String(b), undefined, { numeric: true });
}
