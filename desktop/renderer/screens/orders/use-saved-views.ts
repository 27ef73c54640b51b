// The views a person can go to, and what they may do to them.
import { useEffect, useMemo, useRef } from 'react';
import { settingsIdOf } from 'shared/ids';
import { mayIssue } from 'shared/policy';
import type { Role } from 'shared/person/person';
import { useSay } from '../language/language';
import { useDo } from '../records/use-whether';
import { useViewState } from '../view-state';
import { useLive, useWorkplace } from '../workplace';
import type { BoardSearch } from './board-search';
import { viewOf } from './board-search';
import { useOwnViews } from './own-views';
import type { SavedView } from './saved-views';
import { addressOf, opensWith, savedViews, saysNothing } from './saved-views';
import type { OnBoard } from './use-board';

export type Saving = {
  readonly name: string;
  readonly view: BoardSearch;
  /** For everybody, and first for these roles; null: for oneself. */
  readonly shared: { readonly defaultFor: readonly Role[] } | null;
};

export type SavedViews = {
  readonly saved: readonly SavedView[];
  readonly mayShare: boolean;
  /** @returns what went wrong, as a sentence; null where it is done */
  readonly save: (saving: Saving) => Promise<string | null>;
  readonly drop: (view: SavedView) => Promise<string | null>;
};

export function useSavedViews(): SavedViews {
  const say = useSay();
  const { settings, actor, person } = useWorkplace();
  const { views, keep, drop } = useOwnViews();
  const known = useLive(settings);
  const saved = useMemo(() => savedViews(known, views), [known, views]);
  const notify = useViewState((state) => state.notify);
  const run = useDo();
  const subject = settingsIdOf(person.organisationId);
  return {
    saved,
    mayShare: mayIssue(actor(), 'ShareView'),
    save: async ({ name, view, shared }) => {
      if (shared !== null) {
        const payload = { name, address: addressOf(view), defaultFor: [...shared.defaultFor] };
        return run({ type: 'ShareView', subject, payload }, say('view.shared', { name }));
      }
      keep({ name, view: viewOf(view) });
      notify({ words: say('view.saved', { name }), undo: null });
      return null;
    },
    drop: async ({ name, shared }) => {
      const words = say('view.dropped', { name });
      if (shared !== null) return run({ type: 'UnshareView', subject, payload: { name } }, words);
      drop(name);
      notify({ words, undo: null });
      return null;
    },
  };
}

/**
 * Once, where the board was opened by its name alone: the view of the person's role, if it has one. On a new device the
 * settings come with the first sync; whoever has begun to look for something by then is left where they are.
 */
export function useFirstView({ search, goTo }: Pick<OnBoard, 'search' | 'goTo'>): void {
  const { settings, actor } = useWorkplace();
  const known = useLive(settings);
  const decided = useRef(false);
  useEffect(() => {
    if (decided.current) return;
    const isPlain = saysNothing(search);
    decided.current = !isPlain || (known !== undefined && known !== null);
    const first = isPlain ? opensWith(savedViews(known, []), actor().roles) : null;
    if (first !== null) goTo({ ...first.view, view: first.key });
  }, [known, search, goTo, actor]);
}
