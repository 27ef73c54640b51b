// The window onto the rows: how high a row and how wide the grid is, and where it is scrolled to when rows come and go.
import type { RefObject } from 'react';
import { useCallback, useLayoutEffect, useRef, useState } from 'react';
import type { RowSource } from './row-source';
import { idAt, indexOfRow } from './row-source';

export const HEAD_HEIGHT = 30;

/** `ruler` goes on an element that is one row high and as wide as the grid: tokens, zoom and print decide, not we. */
export function useRuler() {
  const [size, setSize] = useState({ rowHeight: 32, room: Number.POSITIVE_INFINITY });
  const ruler = useCallback((element: HTMLElement | null) => {
    if (element === null) return undefined;
    const watch = new ResizeObserver(() => {
      const { height, width } = element.getBoundingClientRect();
      if (height > 0) setSize({ rowHeight: height, room: width });
    });
    watch.observe(element);
    return () => {
      watch.disconnect();
    };
  }, []);
  return { ...size, ruler };
}

/** How many rows are in view. */
export const rowsInView = (element: HTMLElement, rowHeight: number) =>
  Math.max(1, Math.floor((element.clientHeight - HEAD_HEIGHT) / rowHeight));

/** Scrolls as little as it takes for the whole row to be seen, below the header that stays. */
export function reveal(element: HTMLElement, index: number, rowHeight: number): void {
  const top = index * rowHeight;
  const height = element.clientHeight - HEAD_HEIGHT;
  if (top < element.scrollTop) element.scrollTo({ top });
  else if (top + rowHeight > element.scrollTop + height) element.scrollTo({ top: top + rowHeight - height });
}

type Seen<Row> = { readonly source: RowSource<Row>; readonly rowHeight: number };

/** Rows that come or go above do not move what is being looked at: the row under the cursor, else the first one in view. */
export function useAnchor<Row>(
  scroller: RefObject<HTMLElement | null>,
  source: RowSource<Row>,
  rowHeight: number,
  cursor: string | null,
): void {
  const seen = useRef<Seen<Row>>({ source, rowHeight });
  useLayoutEffect(() => {
    const before = seen.current;
    seen.current = { source, rowHeight };
    const element = scroller.current;
    if (element === null || (before.source === source && before.rowHeight === rowHeight)) return;
    const held = before.source.set === source.set ? anchorOf(before, element, cursor) : null;
    if (held !== null) {
      const index = indexOfRow(source, held.id, held.index);
      if (index !== -1) element.scrollTo({ top: index * rowHeight - held.below });
    } else if (before.source.set !== source.set) element.scrollTo({ top: 0 });
  }, [scroller, source, rowHeight, cursor]);
}

type Anchor = { readonly id: string; readonly index: number; readonly below: number };

/** At the very top, with neither cursor nor pointer on a row, nothing is held: there new rows are what people wait for. */
function anchorOf<Row>({ source, rowHeight }: Seen<Row>, element: HTMLElement, cursor: string | null): Anchor | null {
  const top = element.scrollTop;
  const first = Math.floor(top / rowHeight);
  let found: Anchor | null = null;
  for (let index = first; index <= first + rowsInView(element, rowHeight); index += 1) {
    const id = idAt(source, index);
    if (id === undefined) continue;
    const anchor = { id, index, below: index * rowHeight - top };
    if (id === cursor) return anchor;
    found ??= anchor;
  }
  return top === 0 && !element.matches(':hover') ? null : found;
}
