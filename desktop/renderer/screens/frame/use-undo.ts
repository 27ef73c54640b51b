// Undo and redo of what was done in this window: the keys, the button of the toast, and what is said of either.
import { useEffect } from 'react';
import type { OutboxRow } from '../../local/store';
import { useSay } from '../language/language';
import { commandName } from '../needs-attention/about';
import { useSentences } from '../outcome-sentence';
import type { Together } from '../view-state';
import { useViewState } from '../view-state';
import { useLive, useWorkplace } from '../workplace';
import { redoneWords, staysWords, undoneWords } from './undone-words';

export type Undo = {
  /** Why these cannot be taken back, as a sentence; null where they can. */
  readonly whyNot: (ids: Together) => string | null;
  readonly undo: (ids: Together) => Promise<void>;
  /** The latest act of this window, or else the last command that was not sent. */
  readonly undoLast: () => Promise<void>;
  readonly redoLast: () => Promise<void>;
  readonly hasUndo: boolean;
  readonly hasRedo: boolean;
};

const isUnsent = ({ sentAt, type }: OutboxRow) => sentAt === '' && type !== 'Withdrawn';

export function useUndo(): Undo {
  const { queued, undoing } = useWorkplace();
  const { notify, acts, undone } = useViewState();
  const say = useSay();
  const sentences = useSentences();
  const saying = { say, notDone: sentences.notDone, named: (type: string) => commandName(type, say) };
  const unsent = (useLive(queued) ?? []).filter(isUnsent);
  const undo = async (ids: Together) => {
    useViewState.setState(({ acts }) => ({ acts: acts.filter((act) => act[0] !== ids[0]) }));
    const results = await undoing.undo(ids).catch(() => null);
    if (results === null) return notify({ words: sentences.notDone(null), undo: null });
    const again = results.flatMap((one) => ('again' in one ? [one.again] : [])).toReversed();
    if (again.length > 0) useViewState.setState(({ undone }) => ({ undone: [...undone, again] }));
    notify({ words: undoneWords(results, saying), undo: null });
  };
  return {
    undo,
    hasUndo: acts.length > 0 || unsent.length > 0,
    hasRedo: undone.length > 0,
    whyNot: (ids) => {
      const sent = ids.filter((id) => !unsent.some((row) => row.id === id));
      const final = sent.find((id) => undoing.remembered(id)?.isReversible !== true);
      return final === undefined ? null : staysWords(undoing.remembered(final)?.command ?? '', saying);
    },
    undoLast: async () => {
      await undoing.settled();
      const last = useViewState.getState().acts.at(-1) ?? unsent.slice(-1).map(({ id }) => id);
      if (last.length > 0) return undo(last);
      return notify({ words: say('undo.nothing'), undo: null });
    },
    redoLast: async () => {
      await undoing.settled();
      const left = useViewState.getState().undone;
      const again = left.at(-1);
      if (again === undefined) return notify({ words: say('redo.nothing'), undo: null });
      useViewState.setState({ undone: left.slice(0, -1) });
      const outcomes = await undoing.redo(again).catch(() => null);
      if (outcomes === null) return notify({ words: sentences.notDone(null), undo: null });
      const ids = outcomes.flatMap((one) => (one.type === 'done' ? [one.row.id] : []));
      notify({ words: redoneWords(again, outcomes, saying), undo: ids });
      // An act leaves nothing to do again, but this one was the doing again: what was taken back before it stays.
      useViewState.setState({ undone: left.slice(0, -1) });
    },
  };
}

/** In a field the keys undo typing, as everywhere. */
export function useUndoKeys(): void {
  const { undoLast, redoLast } = useUndo();
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const { target, key, shiftKey } = event;
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.defaultPrevented) return;
      const isField = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
      if (isField && target.type !== 'checkbox' && target.value !== '') return;
      const isRedo = (key.toLowerCase() === 'z' && shiftKey) || (key.toLowerCase() === 'y' && !shiftKey);
      if (!isRedo && key.toLowerCase() !== 'z') return;
      event.preventDefault();
      void (isRedo ? redoLast() : undoLast());
    };
    window.addEventListener('keydown', press);
    return () => {
      window.removeEventListener('keydown', press);
    };
  }, [undoLast, redoLast]);
}
