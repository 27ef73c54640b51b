// Views that were saved: one's own on this computer, and those everybody has. Pure.
import type { Role } from 'shared/person/person';
import type { Settings } from 'shared/settings/settings';
import type { SharedView } from 'shared/settings/views';
import type { BoardSearch } from './board-search';
import { boardSearchSchema, sameView, viewOf } from './board-search';
import type { OwnView } from './own-views';

export type SavedView = {
  /** What stands in the address while somebody works from this view. */
  readonly key: string;
  readonly name: string;
  readonly view: BoardSearch;
  readonly shared: Pick<SharedView, 'by' | 'defaultFor'> | null;
};

/** Stands in the address where somebody wants all although another view opens first. */
export const ALL_KEY = 'all';

export function savedViews(settings: Settings | null | undefined, own: readonly OwnView[]): readonly SavedView[] {
  const everybodys = (settings?.views ?? []).map(({ name, address, by, defaultFor }): SavedView => {
    return { key: `shared:${name}`, name, view: viewAt(address), shared: { by, defaultFor } };
  });
  const mine = own.map(({ name, view }): SavedView => ({ key: `mine:${name}`, name, view, shared: null }));
  return [...everybodys, ...mine];
}

/** As other devices get it. */
export const addressOf = (view: BoardSearch): string => JSON.stringify(viewOf(view));

function viewAt(address: string): BoardSearch {
  try {
    return viewOf(boardSearchSchema.parse(JSON.parse(address)));
  } catch {
    return {};
  }
}

export type Working = {
  /** The view somebody works from; null where from none that is saved. */
  readonly from: SavedView | null;
  /** Whether they have changed what it shows. */
  readonly changed: boolean;
};

/** The address names the view; where it names none, a saved one that shows the same. */
export function workingFrom(search: BoardSearch, saved: readonly SavedView[]): Working {
  const named = saved.find(({ key }) => key === search.view);
  if (named !== undefined) return { from: named, changed: !sameView(named.view, search) };
  return { from: saved.find(({ view }) => sameView(view, search)) ?? null, changed: false };
}

/** What the board opens with for somebody of these roles; null: all orders. */
export const opensWith = (saved: readonly SavedView[], roles: readonly Role[]): SavedView | null =>
  saved.find(({ shared }) => shared?.defaultFor.some((role) => roles.includes(role)) === true) ?? null;

/** Whether an address says nothing at all, as it does where the board is opened by its name. */
export const saysNothing = (search: BoardSearch): boolean =>
  Object.values(search).every((value) => value === undefined);
