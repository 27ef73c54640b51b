// Undo of what was never sent: Ctrl+Z takes back the last thing done here, and says what became of it.
import { useEffect } from 'react';
import type { CommandId } from 'shared/ids';
import type { OutboxRow } from '../../local/store';
import { commandWords } from '../words';
import { useSay } from '../language/language';
import { useViewState } from '../view-state';
import { useLive, useWorkplace } from '../workplace';

export type Undo = {
  /** Whether this command has not left yet. */
  readonly can: (id: CommandId) => boolean;
  readonly undo: (id: CommandId) => Promise<void>;
  /** The last one that could be taken back. */
  readonly last: CommandId | null;
};

const isUnsent = ({ sentAt, type }: OutboxRow) => sentAt === '' && type !== 'Withdrawn';

export function useUndo(): Undo {
  const { queued, withdraw } = useWorkplace();
  const notify = useViewState((state) => state.notify);
  const say = useSay();
  const unsent = (useLive(queued) ?? []).filter(isUnsent);
  return {
    can: (id) => unsent.some((row) => row.id === id),
    last: unsent.at(-1)?.id ?? null,
    undo: async (id) => {
      const row = unsent.find((one) => one.id === id);
      const { type } = await withdraw(id).catch(() => ({ type: 'too-late' as const }));
      const what = row === undefined ? say('undo.this') : commandWords(row.type);
      notify({ words: say(`undo.${type}`, { what }), undo: null });
    },
  };
}

/** In a field the key undoes typing, as everywhere. */
export function useUndoKey(): void {
  const { last, undo } = useUndo();
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const inField = event.target instanceof HTMLInputElement && event.target.value !== '';
      const isUndo = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === 'z';
      if (!isUndo || inField || last === null) return;
      event.preventDefault();
      void undo(last);
    };
    window.addEventListener('keydown', press);
    return () => {
      window.removeEventListener('keydown', press);
    };
  }, [last, undo]);
}
