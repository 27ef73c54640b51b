// The rows in view and a few around them; the rest of the set is only a height.
import { useVirtualizer } from '@tanstack/react-virtual';
import type { ReactNode, RefObject } from 'react';
import { memo, useEffect, useLayoutEffect } from 'react';
import type { DataGridProps, GridColumn } from './grid-types';
import { GridRow } from './grid-row';
import { idAt } from './row-source';
import type { GridSelection } from './selection';
import { isSelected } from './selection';

const OVERSCAN = 5;

type Props<Row> = Pick<DataGridProps<Row>, 'source'> & {
  readonly edge: DataGridProps<Row>['edge'] | undefined;
  readonly gridId: string;
  readonly columns: readonly GridColumn<Row>[];
  readonly scroller: RefObject<HTMLElement | null>;
  readonly rowHeight: number;
  /** Where the cursor is, also while its row is not loaded; -1: nowhere. It is always drawn, because focus points at it. */
  readonly cursorAt: number;
  /** Null: rows cannot be selected. */
  readonly selection: GridSelection | null;
  readonly loading: string;
};

export const rowDomId = (gridId: string, id: string | undefined, index: number) =>
  id === undefined ? `${gridId}-at-${String(index)}` : `${gridId}-row-${id}`;

// React's memo forgets type parameters; this cast gives them back.
export const GridBody = memo(Body) as typeof Body;

function Body<Row>(props: Props<Row>): ReactNode {
  const { source, gridId, columns, rowHeight, cursorAt, selection, loading } = props;
  const { indexes, total } = useIndexes(props);
  return (
    <div role="rowgroup" className="data-body" style={{ blockSize: total }}>
      {indexes.map((index) => {
        const row = source.rowAt(index);
        const id = row === undefined ? undefined : source.rowId(row);
        return (
          <GridRow
            key={id ?? index}
            domId={rowDomId(gridId, id, index)}
            {...{ row, index, columns, loading }}
            top={index * rowHeight}
            isCursor={index === cursorAt}
            isSelected={id !== undefined && selection !== null && isSelected(selection, id)}
            selectable={selection !== null}
            edge={props.edge}
          />
        );
      })}
    </div>
  );
}

function useIndexes<Row>({ source, scroller, rowHeight, cursorAt }: Props<Row>) {
  const { count } = source;
  // eslint-disable-next-line react-hooks/incompatible-library -- nothing here is compiled, and what it returns stays here
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: OVERSCAN,
  });
  useLayoutEffect(() => {
    virtualizer.measure();
  }, [virtualizer, rowHeight]);
  const indexes = virtualizer.getVirtualItems().map(({ index }) => index);
  const first = indexes[0] ?? -1;
  const last = indexes.at(-1) ?? -1;
  useEffect(() => {
    if (last >= first && first >= 0) source.onRange?.(first, last);
  }, [source, first, last]);
  const isOutside = cursorAt >= 0 && cursorAt < count && (cursorAt < first || cursorAt > last);
  return { indexes: isOutside ? [...indexes, cursorAt] : indexes, total: count * rowHeight };
}

export const cursorDomId = <Row,>(gridId: string, source: DataGridProps<Row>['source'], at: number) =>
  at >= 0 && at < source.count ? rowDomId(gridId, idAt(source, at), at) : undefined;
