// Which columns have room, how wide they are, and what a person's rearranging makes of a layout. Pure.
import type { GridColumn, GridLayout } from './grid-types';

export const SELECT_WIDTH = 42;
export const WIDTH_STEP = 16;
const LEAST_WIDTH = 40;
const MOST_WIDTH = 900;

type Column = Pick<GridColumn<never>, 'id' | 'width' | 'minWidth' | 'flex' | 'priority' | 'sticky'>;

export const leastWidthOf = ({ minWidth, width, flex }: Column) =>
  minWidth ?? (flex === undefined ? Math.min(width, LEAST_WIDTH) : width);

export const clampWidth = (column: Column, width: number) =>
  Math.round(Math.max(leastWidthOf(column), Math.min(width, MOST_WIDTH)));

/** What a column takes at least, as it is arranged now. */
const needs = (column: Column, widths: GridLayout['widths']) =>
  widths[column.id] ?? (column.flex === undefined ? column.width : leastWidthOf(column));

/** All columns in the order of the layout; those it does not know come last, as they were declared. */
export function ordered(columns: readonly Column[], order: readonly string[]): readonly string[] {
  const ids = columns.map(({ id }) => id);
  const known = order.filter((id) => ids.includes(id));
  return [...known, ...ids.filter((id) => !known.includes(id))];
}

/** The columns that leave until the rest has room, the highest priority number first. */
export function leaving(columns: readonly Column[], { widths, hidden }: GridLayout, room: number): readonly string[] {
  const shown = columns.filter(({ id }) => !hidden.includes(id));
  let taken = shown.reduce((sum, column) => sum + needs(column, widths), 0);
  const gone: string[] = [];
  const candidates = shown.filter(({ priority }) => priority !== undefined);
  for (const column of candidates.toSorted((one, other) => (other.priority ?? 0) - (one.priority ?? 0))) {
    if (taken <= room) break;
    gone.push(column.id);
    taken -= needs(column, widths);
  }
  return gone;
}

/** The tracks of every row, and how narrow they get before the grid scrolls sideways. */
export function tracks(shown: readonly Column[], widths: GridLayout['widths'], selectable: boolean) {
  const own = shown.map((column) =>
    widths[column.id] === undefined && column.flex !== undefined
      ? `minmax(${String(leastWidthOf(column))}px, ${String(column.flex)}fr)`
      : `${String(widths[column.id] ?? column.width)}px`,
  );
  const stretches = own.some((track) => track.endsWith('fr)'));
  const least = shown.reduce((sum, column) => sum + needs(column, widths), selectable ? SELECT_WIDTH : 0);
  return {
    template: [...(selectable ? [`${String(SELECT_WIDTH)}px`] : []), ...own, ...(stretches ? [] : ['1fr'])].join(' '),
    least,
  };
}

/** Where a column can go: `by` columns on, over those shown; null where it stays what it is. */
export function movedColumn(
  order: readonly string[],
  shown: readonly Column[],
  id: string,
  by: -1 | 1,
): readonly string[] | null {
  const free = shown.filter(({ sticky }) => sticky !== true).map((column) => column.id);
  const at = free.indexOf(id);
  const neighbour = at === -1 ? undefined : free[at + by];
  if (neighbour === undefined) return null;
  const rest = order.filter((one) => one !== id);
  const place = rest.indexOf(neighbour) + (by === 1 ? 1 : 0);
  return [...rest.slice(0, place), id, ...rest.slice(place)];
}
