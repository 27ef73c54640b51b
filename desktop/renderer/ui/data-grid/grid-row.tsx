// One row. Where it stands and whether it is marked may change; its cells are drawn again only when the row itself did.
import type { ReactNode } from 'react';
import { memo } from 'react';
import type { Whereabouts } from '../marks';
import { Icon } from '../icon';
import type { GridColumn } from './grid-types';

type Drawn<Of> = {
  readonly row: Of | undefined;
  readonly columns: readonly GridColumn<Of>[];
  readonly selectable: boolean;
  readonly edge: ((row: Of) => Whereabouts | null) | undefined;
};

type RowProps<Of> = Drawn<Of> & {
  readonly domId: string;
  readonly index: number;
  readonly top: number;
  readonly isCursor: boolean;
  readonly isSelected: boolean;
  readonly loading: string;
};

// React's memo forgets type parameters; these two casts give them back.
export const GridRow = memo(Row) as typeof Row;
const Cells = memo(RowCells) as typeof RowCells;

function Row<Of>({ domId, index, top, isCursor, isSelected, loading, ...drawn }: RowProps<Of>): ReactNode {
  const { row, selectable } = drawn;
  return (
    <div
      role="row"
      id={domId}
      className={isCursor ? 'data-row cursor' : 'data-row'}
      aria-rowindex={index + 2}
      aria-selected={selectable ? isSelected : undefined}
      aria-label={row === undefined ? loading : undefined}
      data-index={index}
      style={{ transform: `translateY(${String(top)}px)` }}
    >
      <Cells {...drawn} />
    </div>
  );
}

function RowCells<Of>({ row, columns, selectable, edge }: Drawn<Of>): ReactNode {
  const where = row === undefined ? undefined : (edge?.(row) ?? undefined);
  return (
    <>
      {selectable && (
        <span role="gridcell" className="data-cell stuck choose" data-choose="" data-edge={where}>
          <span className="tick" aria-hidden="true">
            <Icon name="check" small />
          </span>
        </span>
      )}
      {columns.map((column, position) => {
        const content = row === undefined ? <span className="awaited" /> : column.cell(row);
        return (
          <span
            role="gridcell"
            key={column.id}
            className={typeof content === 'string' ? `${cellLooks(column)} text` : cellLooks(column)}
            data-column={column.id}
            data-edge={position === 0 && !selectable ? where : undefined}
          >
            {content}
          </span>
        );
      })}
    </>
  );
}

export function cellLooks({ align, sticky }: Pick<GridColumn<never>, 'align' | 'sticky'>): string {
  return ['data-cell', align === 'end' && 'end', sticky === true && 'stuck'].filter(Boolean).join(' ');
}
