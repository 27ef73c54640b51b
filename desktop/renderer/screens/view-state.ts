// What is open and what is selected in this window. Never an order, never a total: those are queries.
import { create } from 'zustand';
import type { CommandId } from 'shared/ids';
import type { Again } from '../commands/undo';
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

/** Commands that were one act. */
export type Together = readonly CommandId[];
export const togetherOf = (undo: CommandId | Together): Together => (typeof undo === 'string' ? [undo] : undo);

const MOST_ACTS = 200;

type ViewState = {
  readonly refused: CommandId | null;
  readonly editing: Editing | null;
  readonly notice: Notice | null;
  /** How often something was said: the same words again are said again. */
  readonly noticed: number;
  /** What was done in this window and could be taken back, latest last; each entry is one act. */
  readonly acts: readonly Together[];
  /** What was taken back and could be done again, latest last. */
  readonly undone: readonly (readonly Again[])[];
  readonly selectRefused: (refused: CommandId | null) => void;
  readonly edit: (editing: Editing | null) => void;
  /** What can be taken back is remembered as the latest act; after it nothing is left to do again. */
  readonly notify: (notice: Notice | null) => void;
};

export const useViewState = create<ViewState>((set) => ({
  refused: null,
  editing: null,
  notice: null,
  noticed: 0,
  acts: [],
  undone: [],
  selectRefused: (refused) => {
    set({ refused });
  },
  edit: (editing) => {
    set({ editing });
  },
  notify: (notice) => {
    set(({ noticed, acts }) => {
      const ids = togetherOf(notice?.undo ?? []);
      const isAct = ids.length > 0 && !acts.some((act) => act[0] === ids[0]);
      const done = isAct ? { acts: [...acts, ids].slice(-MOST_ACTS), undone: [] } : {};
      return { notice, noticed: noticed + 1, ...done };
    });
  },
}));
