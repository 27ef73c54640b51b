// Keys and pointer of the grid, which has one tab stop: a key belongs to the header or to the rows, never to both.
import type { FocusEvent, KeyboardEvent, MouseEvent, RefObject } from 'react';
import type { Press } from './grid-keys';
import { headAct, rowAct } from './grid-keys';
import { isRtl } from './use-head-acts';
import type { useHeadActs } from './use-head-acts';
import type { RowActs } from './use-row-acts';
import { rowsInView } from './use-viewport';

type Given = {
  readonly scroller: RefObject<HTMLElement | null>;
  readonly head: Pick<ReturnType<typeof useHeadActs<never>>, 'at' | 'setAt' | 'sortBy' | 'openMenu'>;
  /** The shown columns. */
  readonly columns: readonly { readonly id: string }[];
  readonly rows: RowActs;
  readonly rowHeight: number;
  readonly count: number;
  readonly idAt: (index: number) => string | undefined;
};

export function useGridInput(given: Given) {
  const { scroller, head, rows, idAt } = given;
  const indexOf = ({ target }: MouseEvent): number | null => {
    const row = target instanceof Element ? target.closest<HTMLElement>('[data-index]') : null;
    return row === null ? null : Number(row.dataset['index']);
  };
  const idOf = (event: MouseEvent) => {
    const index = indexOf(event);
    return index === null ? null : (idAt(index) ?? null);
  };
  return {
    onFocus: ({ target, currentTarget }: FocusEvent) => {
      if (target === currentTarget && currentTarget.matches(':focus-visible')) rows.showCursor();
    },
    onKeyDown: (event: KeyboardEvent) => {
      // Keys pressed in a menu or in a cell's own field bubble through here and are not the grid's.
      if (event.target !== event.currentTarget || event.defaultPrevented) return;
      const press = pressOf(event);
      if (head.at === null ? pressInRows(press, given) : pressInHead(press, head.at, given)) event.preventDefault();
    },
    onClick: (event: MouseEvent) => {
      const index = indexOf(event);
      if (index === null) return;
      head.setAt(null);
      const isChoice = event.target instanceof Element && event.target.closest('[data-choose]') !== null;
      if (event.shiftKey) rows.moveTo(index, true);
      else if (isChoice || event.ctrlKey || event.metaKey) rows.toggle(idAt(index) ?? null);
      else rows.moveTo(index, false);
    },
    onDoubleClick: (event: MouseEvent) => {
      rows.open(idOf(event), false);
    },
    onAuxClick: (event: MouseEvent) => {
      if (event.button === 1) rows.open(idOf(event), true);
    },
    onMouseDown: (event: MouseEvent) => {
      // The middle button would scroll by itself, Shift would mark text.
      if (event.button !== 1 && !event.shiftKey) return;
      event.preventDefault();
      scroller.current?.focus();
    },
  };
}

const pressOf = ({ key, shiftKey, ctrlKey, metaKey, altKey, repeat }: KeyboardEvent): Press => ({
  key,
  shift: shiftKey,
  ctrl: ctrlKey || metaKey,
  alt: altKey,
  repeat,
});

/** Whether the key was one of the rows'. */
function pressInRows(press: Press, { scroller, head, columns, rows, rowHeight, count }: Given): boolean {
  const page = scroller.current === null ? 1 : rowsInView(scroller.current, rowHeight);
  const act = rowAct(press, { at: rows.at, count, page });
  if (act === null) return false;
  if (act.type !== 'head') return rows.perform(act);
  head.setAt(columns[0]?.id ?? null);
  return true;
}

function pressInHead(press: Press, at: string, { scroller, head, columns }: Given): boolean {
  const position = columns.findIndex(({ id }) => id === at);
  const act = headAct(press, position, columns.length, isRtl(scroller.current));
  switch (act?.type) {
    case 'column':
      head.setAt(columns[act.to]?.id ?? null);
      return true;
    case 'sort':
      head.sortBy(at, act.also);
      return true;
    case 'menu':
      head.openMenu(at);
      return true;
    case 'rows':
      head.setAt(null);
      return true;
    case undefined:
      return false;
  }
}
