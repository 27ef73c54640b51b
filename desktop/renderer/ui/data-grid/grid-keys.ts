// What a key means in a grid, after the grid pattern of the ARIA practices with rows as its cells.

export type Press = {
  readonly key: string;
  readonly shift: boolean;
  /** Ctrl, or ⌘ on a Mac. */
  readonly ctrl: boolean;
  readonly alt: boolean;
  /** Held down: it stops at an end instead of going over it. */
  readonly repeat: boolean;
};

export type RowAct =
  | { readonly type: 'move'; readonly to: number; readonly extend: boolean }
  | { readonly type: 'head' }
  | { readonly type: 'toggle' }
  | { readonly type: 'all' }
  | { readonly type: 'clear' }
  | { readonly type: 'open'; readonly apart: boolean };

export type HeadAct =
  | { readonly type: 'column'; readonly to: number }
  | { readonly type: 'rows' }
  | { readonly type: 'sort'; readonly also: boolean }
  | { readonly type: 'menu' };

/** `at` is -1 while there is no cursor; `page` is how many rows are in view. */
export type RowPlace = { readonly at: number; readonly count: number; readonly page: number };

/** Null: not a key of the grid. */
export function rowAct(press: Press, { at, count, page }: RowPlace): RowAct | null {
  const { key, shift, ctrl, alt, repeat } = press;
  if (alt) return null;
  if (ctrl && (key === 'a' || key === 'A')) return { type: 'all' };
  if (key === 'Enter') return shift ? null : { type: 'open', apart: ctrl };
  if (ctrl && key !== 'Home' && key !== 'End') return null;
  if (key === 'Escape') return { type: 'clear' };
  if (key === ' ') return shift ? move(at, count, true) : { type: 'toggle' };
  if (isUp(key) && at <= 0) return repeat || shift ? null : { type: 'head' };
  const to = destination(key, at, page, count);
  return to === null ? null : move(to, count, shift);
}

function move(to: number, count: number, extend: boolean): RowAct | null {
  return count === 0 ? null : { type: 'move', to: Math.max(0, Math.min(to, count - 1)), extend };
}

const isUp = (key: string) => key === 'ArrowUp' || key === 'k';

function destination(key: string, at: number, page: number, count: number): number | null {
  switch (key) {
    case 'ArrowDown':
    case 'j':
      return at + 1;
    case 'ArrowUp':
    case 'k':
      return at - 1;
    case 'PageDown':
      return Math.max(at, 0) + page;
    case 'PageUp':
      return at - page;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}

export function headAct(press: Press, at: number, columns: number, isRtl: boolean): HeadAct | null {
  const { key, shift, ctrl, alt } = press;
  if (key === 'ContextMenu' || (shift && key === 'F10') || (alt && key === 'ArrowDown')) return { type: 'menu' };
  if (alt || ctrl) return null;
  const to = (index: number): HeadAct => ({ type: 'column', to: Math.max(0, Math.min(index, columns - 1)) });
  switch (key) {
    case 'ArrowLeft':
      return to(isRtl ? at + 1 : at - 1);
    case 'ArrowRight':
      return to(isRtl ? at - 1 : at + 1);
    case 'Home':
      return to(0);
    case 'End':
      return to(columns - 1);
    case 'ArrowDown':
    case 'j':
    case 'Escape':
      return { type: 'rows' };
    case 'Enter':
    case ' ':
      return { type: 'sort', also: shift };
    default:
      return null;
  }
}
