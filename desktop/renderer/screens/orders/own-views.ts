// The views somebody has named, kept on this computer, each for its own person.
import { z } from 'zod';
import { create } from 'zustand';
import { useWorkplace } from '../workplace';
import type { BoardSearch } from './board-search';
import { boardSearchSchema } from './board-search';

export type OwnView = { readonly name: string; readonly view: BoardSearch };

const viewsSchema = z.array(z.object({ name: z.string().min(1).max(100), view: boardSearchSchema }));

type Kept = {
  readonly of: Readonly<Record<string, readonly OwnView[]>>;
  readonly set: (key: string, views: readonly OwnView[]) => void;
};

const nameOf = (key: string) => `waybill.views.${key}`;

const useKept = create<Kept>((set, get) => ({
  of: {},
  set: (key, views) => {
    localStorage.setItem(nameOf(key), JSON.stringify(views));
    set({ of: { ...get().of, [key]: views } });
  },
}));

export function useOwnViews() {
  const { key } = useWorkplace().person;
  const { of, set } = useKept();
  const views = of[key] ?? stored(key);
  return {
    views,
    /** Under a name that is taken it takes that one's place. */
    keep: (view: OwnView) => {
      set(key, [...views.filter(({ name }) => name !== view.name), view]);
    },
    drop: (name: string) => {
      set(
        key,
        views.filter((view) => view.name !== name),
      );
    },
  };
}

function stored(key: string): readonly OwnView[] {
  try {
    return viewsSchema.parse(JSON.parse(localStorage.getItem(nameOf(key)) ?? '[]'));
  } catch {
    return [];
  }
}
