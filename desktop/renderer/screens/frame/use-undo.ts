// Undo of what was never sent: Ctrl+Z takes back the last thing done here, and says what became of it.
import { useEffect } from 'react';
import type { CommandId } from 'shared/ids';
import type { OutboxRow } from '../../local/store';
import { useSay } from '../language/language';
import { commandName } from '../needs-attention/about';
import { useViewState } from '../view-state';
import { useLive, useWorkplace } from '../workplace';

export type Undo = {
  /** Whether none of these has left yet. */
  readonly can: (ids: Together) => boolean;
  readonly undo: (ids: Together) => Promise<void>;
  /** What was just done, or the last command that could be taken back. */
  readonly last: Together | null;
};

/** One command, or several that were one act. */
type Together = CommandId | readonly CommandId[];

const each = (ids: Together): readonly CommandId[] => (typeof ids === 'string' ? [ids] : ids);

const isUnsent = ({ sentAt, type }: OutboxRow) => sentAt === '' && type !== 'Withdrawn';

export function useUndo(): Undo {
  const { queued, withdraw } = useWorkplace();
  const { notice, notify } = useViewState();
  const say = useSay();
  const unsent = (useLive(queued) ?? []).filter(isUnsent);
  const can = (ids: Together) => each(ids).every((id) => unsent.some((row) => row.id === id));
  const noticed = notice?.undo ?? null;
  return {
    can,
    last: noticed !== null && each(noticed).length > 0 && can(noticed) ? noticed : (unsent.at(-1)?.id ?? null),
    undo: async (ids) => {
      const row = unsent.find(({ id }) => id === each(ids).at(-1));
      const what = row === undefined ? say('undo.this') : commandName(row.type, say);
      for (const id of each(ids).toReversed()) {
        const { type } = await withdraw(id).catch(() => ({ type: 'too-late' as const }));
        notify({ words: say(`undo.${type}`, { what }), undo: null });
        if (type !== 'withdrawn') return;
      }
    },
  };
}

/** In a field the key undoes typing, as everywhere. */
export function useUndoKey(): void {
  const { last, undo } = useUndo();
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const { target } = event;
      const isField = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
      const inField = isField && target.value !== '';
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
