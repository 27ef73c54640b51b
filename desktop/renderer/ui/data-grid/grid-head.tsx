// The header: names, what the set is sorted by, the way to the column's menu, and the edge that resizes it.
import type { PointerEvent, ReactNode } from 'react';
import { useRef } from 'react';
import { Icon } from '../icon';
import type { GridColumn } from './grid-types';
import { cellLooks } from './grid-row';
import type { GridSort } from './sort';

export type HeadActs = {
  readonly sortBy: (id: string, also: boolean) => void;
  readonly openMenu: (id: string) => void;
  /** How wide the column was, and how far its edge has been dragged outwards since. */
  readonly drag: (id: string, width: number, outwards: number, isDone: boolean) => void;
  readonly fit: (id: string) => void;
  readonly selectAll: () => void;
};

type Props = {
  readonly gridId: string;
  readonly columns: readonly GridColumn<never>[];
  readonly sort: GridSort;
  /** The column the keyboard is at; null while it is among the rows. */
  readonly at: string | null;
  /** How much is selected; null: rows cannot be. */
  readonly chosen: 'none' | 'some' | 'all' | null;
  readonly selectAll: string;
  readonly columnMenu: (column: string) => string;
  readonly acts: HeadActs;
};

export const headDomId = (gridId: string, column: string) => `${gridId}-head-${column}`;

export function GridHead({ columns, chosen, acts, selectAll, ...rest }: Props): ReactNode {
  return (
    <div role="rowgroup" className="data-head">
      <div role="row" className="data-row" aria-rowindex={1}>
        {chosen !== null && (
          <span role="columnheader" className="data-cell stuck choose">
            <button
              type="button"
              role="checkbox"
              className="tick"
              tabIndex={-1}
              aria-label={selectAll}
              aria-checked={chosen === 'some' ? 'mixed' : chosen === 'all'}
              onClick={acts.selectAll}
            >
              {chosen === 'all' && <Icon name="check" small />}
            </button>
          </span>
        )}
        {columns.map((column) => (
          <HeadCell key={column.id} {...{ column, acts }} {...rest} />
        ))}
      </div>
    </div>
  );
}

type CellProps = Omit<Props, 'columns' | 'chosen' | 'selectAll'> & { readonly column: GridColumn<never> };

function HeadCell({ gridId, column, sort, at, columnMenu, acts }: CellProps): ReactNode {
  const { id, header, mark, sortable = false } = column;
  const by = sort.find((one) => one.id === id);
  const direction = by === undefined ? 'none' : by.desc ? 'descending' : 'ascending';
  return (
    <span
      role="columnheader"
      id={headDomId(gridId, id)}
      className={`${cellLooks(column)}${at === id ? ' cursor' : ''}`}
      data-column={id}
      data-sortable={sortable || undefined}
      aria-sort={sortable ? direction : undefined}
      title={header}
      aria-label={header}
      onClick={(event) => {
        if (sortable) acts.sortBy(id, event.shiftKey);
      }}
      onContextMenu={(event) => {
        event.preventDefault();
        acts.openMenu(id);
      }}
    >
      <span className="data-name">
        {mark === undefined ? (
          header
        ) : (
          <span aria-label={header} role="img">
            {mark}
          </span>
        )}
      </span>
      {by !== undefined && (
        <span className="sorted" aria-hidden="true">
          <Icon name={by.desc ? 'arrow-down' : 'arrow-up'} small />
          {sort.length > 1 && sort.indexOf(by) + 1}
        </span>
      )}
      <button
        type="button"
        className="data-menu"
        tabIndex={-1}
        aria-label={columnMenu(header)}
        onClick={(event) => {
          event.stopPropagation();
          acts.openMenu(id);
        }}
      >
        <Icon name="chevron-down" small />
      </button>
      <Edge id={id} acts={acts} />
    </span>
  );
}

type Grip = { readonly x: number; readonly width: number; readonly outwards: 1 | -1 };

/** The pointer's way to resize; the keyboard's is in the column menu. */
function Edge({ id, acts }: { readonly id: string; readonly acts: HeadActs }): ReactNode {
  const grip = useRef<Grip | null>(null);
  const drag = ({ clientX }: PointerEvent<HTMLElement>, isDone: boolean) => {
    if (grip.current === null) return;
    const { x, width, outwards } = grip.current;
    if (isDone) grip.current = null;
    // A press without a move is half a double click, and sets no width.
    if (clientX !== x) acts.drag(id, width, (clientX - x) * outwards, isDone);
  };
  return (
    <span
      className="data-edge"
      aria-hidden="true"
      onPointerDown={(event) => {
        event.preventDefault();
        const edge = event.currentTarget;
        const isRtl = getComputedStyle(edge).direction === 'rtl';
        const width = edge.parentElement?.getBoundingClientRect().width ?? 0;
        grip.current = { x: event.clientX, width, outwards: isRtl ? -1 : 1 };
        edge.setPointerCapture(event.pointerId);
      }}
      onPointerMove={(event) => {
        drag(event, false);
      }}
      onPointerUp={(event) => {
        drag(event, true);
      }}
      onDoubleClick={() => {
        acts.fit(id);
      }}
      onClick={(event) => {
        event.stopPropagation();
      }}
    />
  );
}
