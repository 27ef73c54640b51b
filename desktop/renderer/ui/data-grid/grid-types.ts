// What a grid is told and what it tells back. Whatever changes while people work is held by the screen, so that it can be
// saved, linked to and shared between windows.
import type { ReactNode } from 'react';
import type { Whereabouts } from '../marks';
import type { RowSource } from './row-source';
import type { GridSelection } from './selection';
import type { GridSort } from './sort';

export type GridColumn<Row> = {
  readonly id: string;
  /** Its name, in the reader's language. */
  readonly header: string;
  /** What stands in the header instead of the name, where a sign is shorter. */
  readonly mark?: ReactNode;
  /** Only the row decides what it draws: a row that did not change is not drawn again. */
  readonly cell: (row: Row) => ReactNode;
  /** In pixels, with the space around the content; what a column with `flex` is at least, where `minWidth` says nothing. */
  readonly width: number;
  readonly minWidth?: number;
  /** Its share of the space that is left over; a person who resizes the column ends that. */
  readonly flex?: number;
  /** `end` is the right side in every locale: digits run left to right, and decimals share one axis. */
  readonly align?: 'start' | 'end';
  readonly sortable?: boolean;
  readonly hideable?: boolean;
  /** Where space is short the highest number leaves first; a column without one stays. */
  readonly priority?: number;
  /** Stays at the start while the rest scrolls sideways; one column can. */
  readonly sticky?: boolean;
};

export type GridDensity = 'compact' | 'normal' | 'comfortable';

/** How a person has arranged the columns. What it does not name is as the columns say. */
export type GridLayout = {
  readonly order: readonly string[];
  readonly widths: Readonly<Record<string, number>>;
  readonly hidden: readonly string[];
  /** Null: as the rest of the screens. */
  readonly density: GridDensity | null;
};

export const PLAIN_LAYOUT: GridLayout = { order: [], widths: {}, hidden: [], density: null };

/** Everything the grid says to the eye and to a screen reader. */
export type GridWords = {
  readonly columnMenu: (column: string) => string;
  readonly sortAscending: string;
  readonly sortDescending: string;
  readonly sortOff: string;
  readonly moveLeft: string;
  readonly moveRight: string;
  readonly wider: string;
  readonly narrower: string;
  readonly fit: string;
  readonly hide: string;
  readonly hiddenColumns: string;
  readonly selectAll: string;
  readonly loading: string;
  /** Read out after an act; no columns: no longer sorted. */
  readonly sorted: (by: readonly { readonly column: string; readonly descending: boolean }[]) => string;
  readonly selected: (count: number) => string;
  readonly hidden: (column: string) => string;
  readonly shown: (column: string) => string;
  readonly moved: (column: string, position: number) => string;
  readonly resized: (column: string, pixels: number) => string;
};

export type DataGridProps<Row> = {
  /** What the grid is called. */
  readonly label: string;
  readonly words: GridWords;
  /** The same array as long as nothing in it changes. */
  readonly columns: readonly GridColumn<Row>[];
  readonly source: RowSource<Row>;
  /** The id of the row under the cursor. */
  readonly cursor: string | null;
  readonly onCursor: (id: string | null) => void;
  /** Left out: rows cannot be selected. */
  readonly selection?: GridSelection;
  readonly onSelection?: (selection: GridSelection) => void;
  readonly sort: GridSort;
  readonly onSort: (sort: GridSort) => void;
  readonly layout: GridLayout;
  readonly onLayout: (layout: GridLayout) => void;
  readonly onOpen?: (id: string) => void;
  readonly onOpenInNewWindow?: (id: string) => void;
  /** Where a row's data is, drawn at its start; the same function as long as it says the same. */
  readonly edge?: (row: Row) => Whereabouts | null;
  /** Stands in place of rows where there are none. */
  readonly empty?: ReactNode;
  /** Takes over what would be read out; left out, the grid has a live region of its own. */
  readonly onAnnounce?: (text: string) => void;
};
