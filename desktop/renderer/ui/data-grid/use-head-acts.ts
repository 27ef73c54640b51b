// What people do with columns: sort, move, resize, fit, hide, show. Each act is read out, because its effect may be out of sight.
import type { RefObject } from 'react';
import { useState } from 'react';
import { WIDTH_STEP } from './column-layout';
import type { ColumnAct } from './column-menu';
import { headDomId } from './grid-head';
import type { DataGridProps } from './grid-types';
import type { GridSort } from './sort';
import { nextSort } from './sort';
import type { DraftWidth } from './use-columns';
import { useColumns } from './use-columns';

type Given<Row> = {
  readonly gridId: string;
  readonly props: DataGridProps<Row>;
  readonly scroller: RefObject<HTMLElement | null>;
  readonly room: number;
  readonly announce: (text: string) => void;
};

type OpenMenu = { readonly id: string; readonly header: HTMLElement };

export function useHeadActs<Row>({ gridId, props, scroller, room, announce }: Given<Row>) {
  const { columns: declared, layout, onLayout, sort, onSort, words, selection } = props;
  const [draft, setDraft] = useState<DraftWidth | null>(null);
  /** The column the keyboard is at; null while it is among the rows. */
  const [at, setAt] = useState<string | null>(null);
  const [menu, setMenu] = useState<OpenMenu | null>(null);
  const columns = useColumns({ columns: declared, layout, onLayout, room, draft, selectable: selection !== undefined });
  const nameOf = (id: string) => declared.find((column) => column.id === id)?.header ?? id;

  const setSort = (next: GridSort) => {
    onSort(next);
    announce(words.sorted(next.map(({ id, desc }) => ({ column: nameOf(id), descending: desc }))));
  };
  const sortBy = (id: string, also: boolean) => {
    if (declared.some((column) => column.id === id && column.sortable === true)) setSort(nextSort(sort, id, also));
  };
  const setWidth = (id: string, wanted: number) => {
    const width = columns.clamped(id, wanted);
    columns.setWidth(id, width);
    announce(words.resized(nameOf(id), width));
  };
  const drag = (id: string, width: number, outwards: number, isDone: boolean) => {
    setDraft(isDone ? null : { id, width: columns.clamped(id, width + outwards) });
    if (isDone) setWidth(id, width + outwards);
  };
  const fit = (id: string) => {
    if (scroller.current !== null) setWidth(id, contentWidth(scroller.current, id));
  };
  const openMenu = (id: string) => {
    const header = document.getElementById(headDomId(gridId, id));
    if (header === null) return;
    // From here the focus leaves, and to here it comes back.
    scroller.current?.focus();
    setAt(id);
    setMenu({ id, header });
  };
  const act = (id: string, chosen: ColumnAct) => {
    switch (chosen.type) {
      case 'sort':
        setSort(chosen.sort);
        break;
      case 'move': {
        const order = columns.moved(id, stepOf(chosen.by, scroller.current));
        if (order === null) break;
        columns.setOrder(order);
        announce(words.moved(nameOf(id), order.filter((one) => !layout.hidden.includes(one)).indexOf(id) + 1));
        break;
      }
      case 'width':
        setWidth(id, shownWidth(scroller.current, id) + chosen.by * WIDTH_STEP);
        break;
      case 'fit':
        fit(id);
        break;
      case 'hide':
        setAt(columns.shown.find((column) => column.id !== id)?.id ?? null);
        columns.hide(id);
        announce(words.hidden(nameOf(id)));
        break;
      case 'show':
        columns.show(chosen.id);
        announce(words.shown(nameOf(chosen.id)));
        break;
    }
  };
  const canMove = (id: string, by: 'left' | 'right') => columns.moved(id, stepOf(by, scroller.current)) !== null;
  return { columns, at, setAt, menu, setMenu, act, canMove, sortBy, drag, fit, openMenu };
}

export const isRtl = (element: Element | null) => element !== null && getComputedStyle(element).direction === 'rtl';

const stepOf = (by: 'left' | 'right', element: Element | null) => ((by === 'right') === isRtl(element) ? -1 : 1);

const cellsOf = (scroller: Element, id: string) => [...scroller.querySelectorAll(`[data-column="${CSS.escape(id)}"]`)];

const shownWidth = (scroller: Element | null, id: string) =>
  scroller === null ? 0 : (cellsOf(scroller, id)[0]?.getBoundingClientRect().width ?? 0);

/** What the widest cell in view wants; asked of the browser between two paints. */
function contentWidth(scroller: Element, id: string): number {
  scroller.classList.add('measuring');
  const widths = cellsOf(scroller, id).map((cell) => cell.getBoundingClientRect().width);
  scroller.classList.remove('measuring');
  return Math.ceil(Math.max(0, ...widths));
}
