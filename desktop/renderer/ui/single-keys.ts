// Whether single letters act. Some people speak to their computer, or press keys by accident (WCAG 2.1.4): they switch them off.
import { create } from 'zustand';

const NAME = 'waybill.single-keys';

type SingleKeys = { readonly on: boolean; readonly turn: (on: boolean) => void };

export const useSingleKeys = create<SingleKeys>((set) => ({
  on: localStorage.getItem(NAME) !== 'off',
  turn: (on) => {
    localStorage.setItem(NAME, on ? 'on' : 'off');
    set({ on });
  },
}));

/** Whether this press types into something, so that a letter is a letter. */
export function isTyping({ target }: Event): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.closest('input, textarea, select, [role="combobox"]') !== null;
}
