// The columns as they stand now. TanStack Table keeps order, visibility, pinning and width; it never sees a row, because
// rows are filtered and sorted where they live.
import {
  columnOrderingFeature,
  columnPinningFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import { useMemo } from 'react';
import { SELECT_WIDTH, clampWidth, leastWidthOf, leaving, movedColumn, ordered, tracks } from './column-layout';
import type { DataGridProps, GridColumn, GridLayout } from './grid-types';

const features = tableFeatures({
  columnOrderingFeature,
  columnPinningFeature,
  columnSizingFeature,
  columnVisibilityFeature,
});
const NO_ROWS: never[] = [];

/** A width that is being dragged, before it is let go. */
export type DraftWidth = { readonly id: string; readonly width: number };

type Given<Row> = Pick<DataGridProps<Row>, 'columns' | 'layout' | 'onLayout'> & {
  readonly selectable: boolean;
  /** How wide the grid is. */
  readonly room: number;
  readonly draft: DraftWidth | null;
};

export function useColumns<Row>({ columns, layout, onLayout, selectable, room, draft }: Given<Row>) {
  const widths = useMemo(
    () => (draft === null ? layout.widths : { ...layout.widths, [draft.id]: draft.width }),
    [draft, layout.widths],
  );
  const shown = useShown(columns, layout, room - (selectable ? SELECT_WIDTH : 0));
  const { template, least } = useMemo(() => tracks(shown, widths, selectable), [shown, widths, selectable]);
  const order = ordered(columns, layout.order);
  const column = (id: string) => columns.find((one) => one.id === id);
  return {
    shown,
    template,
    least,
    hidden: columns.filter(({ id }) => layout.hidden.includes(id)),
    clamped: (id: string, width: number) => {
      const one = column(id);
      return one === undefined ? width : clampWidth(one, width);
    },
    setWidth: (id: string, width: number) => {
      onLayout({ ...layout, widths: { ...layout.widths, [id]: width } });
    },
    hide: (id: string) => {
      onLayout({ ...layout, hidden: [...layout.hidden, id] });
    },
    show: (id: string) => {
      onLayout({ ...layout, hidden: layout.hidden.filter((one) => one !== id) });
    },
    /** The order after a step; null where there is none. */
    moved: (id: string, by: -1 | 1) => movedColumn(order, shown, id, by),
    setOrder: (next: readonly string[]) => {
      onLayout({ ...layout, order: next });
    },
  };
}

export type Columns<Row> = ReturnType<typeof useColumns<Row>>;

/** Changes only when what is shown does, so that rows are not drawn again for a width. */
function useShown<Row>(
  columns: readonly GridColumn<Row>[],
  layout: GridLayout,
  room: number,
): readonly GridColumn<Row>[] {
  const { order, hidden } = layout;
  const gone = leaving(columns, layout, room).join('\n');
  const definitions = useMemo(
    () => columns.map((column) => ({ id: column.id, size: column.width, minSize: leastWidthOf(column) })),
    [columns],
  );
  const state = useMemo(() => {
    const absent = [...hidden, ...gone.split('\n')];
    return {
      columnOrder: [...ordered(columns, order)],
      columnVisibility: Object.fromEntries(columns.map(({ id }) => [id, !absent.includes(id)])),
      columnPinning: { start: columns.filter(({ sticky }) => sticky === true).map(({ id }) => id), end: [] },
    };
  }, [columns, order, hidden, gone]);
  const table = useTable({ features, columns: definitions, data: NO_ROWS, state });
  const ids = table
    .getVisibleLeafColumns()
    .map(({ id }) => id)
    .join('\n');
  return useMemo(
    () => ids.split('\n').flatMap((id) => columns.find((column) => column.id === id) ?? []),
    [columns, ids],
  );
}
