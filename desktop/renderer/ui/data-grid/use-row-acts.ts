// What people do with rows: move the cursor, select, open. The cursor and the selection are two things.
import type { RefObject } from 'react';
import { useRef, useState } from 'react';
import type { RowAct } from './grid-keys';
import type { DataGridProps } from './grid-types';
import { idAt, loadedIds, placeFinder } from './row-source';
import type { GridSelection } from './selection';
import { EVERYTHING, NOTHING, selectedCount, toggled, withRows } from './selection';
import { reached, useArrivals } from './use-arrivals';
import { reveal } from './use-viewport';

/** Where an extension began, and what was selected then. */
type Extension = { readonly from: string; readonly base: GridSelection };

type Given<Row> = {
  readonly props: DataGridProps<Row>;
  readonly scroller: RefObject<HTMLElement | null>;
  readonly rowHeight: number;
  readonly announce: (text: string) => void;
};

export function useRowActs<Row>({ props, scroller, rowHeight, announce }: Given<Row>) {
  const { source, cursor, onCursor, selection = NOTHING, onSelection, words } = props;
  const [find] = useState(placeFinder);
  const { index, near } = find(source, cursor);
  const extension = useRef<Extension | null>(null);

  const select = (next: GridSelection) => {
    onSelection?.(next);
    announce(words.selected(selectedCount(next, source.count)));
  };
  const arrive = (id: string, to: number, extend: boolean) => {
    if (!extend || onSelection === undefined) extension.current = null;
    else extendTo(id, to);
    if (id !== cursor) onCursor(id);
  };
  const arrivals = useArrivals(source, { arrive, select });
  const at = arrivals.awaited ?? near;

  const extendTo = (to: string, place: number) => {
    const begun = extension.current ?? { from: cursor ?? to, base: selection };
    extension.current = begun;
    const reach = { ...begun, to, near: place };
    const whole = reached(source, reach);
    if (whole !== null) select(whole);
    else {
      arrivals.waitForRows(reach);
      source.onRange?.(Math.min(at, place), Math.max(at, place));
    }
  };
  const moveTo = (to: number, extend: boolean) => {
    arrivals.forget();
    const id = idAt(source, to);
    if (scroller.current !== null) reveal(scroller.current, to, rowHeight);
    if (id !== undefined) arrive(id, to, extend);
    else {
      arrivals.waitForRow({ index: to, extend });
      source.onRange?.(to, to);
    }
  };
  const toggle = (id: string | null) => {
    if (id === null || onSelection === undefined) return;
    arrivals.forget();
    const next = toggled(selection, id);
    extension.current = { from: id, base: next };
    select(next);
  };
  /** Once: what is loaded. Again: the whole set, also what is not. */
  const selectAll = () => {
    if (onSelection === undefined) return;
    arrivals.forget();
    const loaded = withRows(NOTHING, loadedIds(source));
    const again = selectedCount(selection, source.count) === selectedCount(loaded, source.count);
    select(again && selectedCount(loaded, source.count) < source.count ? EVERYTHING : loaded);
  };
  /** One layer: the selection, then the cursor. False: there was none. */
  const clear = () => {
    arrivals.forget();
    extension.current = null;
    if (selectedCount(selection, source.count) > 0) select(NOTHING);
    else if (cursor !== null) onCursor(null);
    else return false;
    return true;
  };
  /** False: there is nothing to open, or no such way. */
  const open = (id: string | null, apart: boolean): boolean => {
    const way = apart ? props.onOpenInNewWindow : props.onOpen;
    if (id === null || way === undefined) return false;
    way(id);
    return true;
  };
  /** False: there was nothing to do, and the key is somebody else's. */
  const perform = (act: Exclude<RowAct, { type: 'head' }>): boolean => {
    switch (act.type) {
      case 'move':
        moveTo(act.to, act.extend);
        return true;
      case 'toggle':
        toggle(cursor);
        return true;
      case 'all':
        selectAll();
        return onSelection !== undefined;
      case 'clear':
        return clear();
      case 'open':
        return open(cursor, act.apart);
    }
  };
  /** Whoever comes by keyboard sees where they are. */
  const showCursor = () => {
    if (index !== -1 && scroller.current !== null) reveal(scroller.current, index, rowHeight);
  };
  return { at, index, awaited: arrivals.awaited, perform, moveTo, showCursor, toggle, selectAll, open, clear };
}

export type RowActs = ReturnType<typeof useRowActs<never>>;
