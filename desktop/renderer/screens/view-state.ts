// What is open and what is selected in this window. Never an order, never a total: those are queries.
import { create } from 'zustand';
import type { CommandId } from 'shared/ids';
import type { TypedOrder } from './capture-order/typed-order';

/** A refused order on its way back into the capture form. */
export type Editing = {
  readonly refused: CommandId;
  readonly subject: string;
  readonly number: string;
  readonly typed: TypedOrder;
};
/** What was just done, and the commands that could still be taken back, together. */
export type Notice = { readonly words: string; readonly undo: CommandId | readonly CommandId[] | null };

type ViewState = {
  readonly refused: CommandId | null;
  readonly editing: Editing | null;
  readonly notice: Notice | null;
  readonly selectRefused: (refused: CommandId | null) => void;
  readonly edit: (editing: Editing | null) => void;
  readonly notify: (notice: Notice | null) => void;
};

export const useViewState = create<ViewState>((set) => ({
  refused: null,
  editing: null,
  notice: null,
  selectRefused: (refused) => {
    set({ refused });
  },
  edit: (editing) => {
    set({ editing });
  },
  notify: (notice) => {
    set({ notice });
  },
}));
