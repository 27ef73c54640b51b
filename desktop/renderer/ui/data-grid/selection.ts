// Which rows are selected: these, or all of a set but these. The second names rows nobody has loaded.

export type GridSelection =
  | { readonly of: 'rows'; readonly ids: ReadonlySet<string> }
  | { readonly of: 'all'; readonly except: ReadonlySet<string> };

export const NOTHING: GridSelection = { of: 'rows', ids: new Set() };
/** The second, explicit step after selecting what is loaded. */
export const EVERYTHING: GridSelection = { of: 'all', except: new Set() };

export const isSelected = (selection: GridSelection, id: string) =>
  selection.of === 'rows' ? selection.ids.has(id) : !selection.except.has(id);

export const selectedCount = (selection: GridSelection, count: number) =>
  selection.of === 'rows' ? selection.ids.size : Math.max(0, count - selection.except.size);

export function withRows(selection: GridSelection, ids: Iterable<string>): GridSelection {
  return selection.of === 'rows'
    ? { of: 'rows', ids: new Set([...selection.ids, ...ids]) }
    : { of: 'all', except: new Set([...selection.except].filter(among(ids, false))) };
}

export function withoutRows(selection: GridSelection, ids: Iterable<string>): GridSelection {
  return selection.of === 'rows'
    ? { of: 'rows', ids: new Set([...selection.ids].filter(among(ids, false))) }
    : { of: 'all', except: new Set([...selection.except, ...ids]) };
}

export const toggled = (selection: GridSelection, id: string): GridSelection =>
  isSelected(selection, id) ? withoutRows(selection, [id]) : withRows(selection, [id]);

function among(ids: Iterable<string>, wanted: boolean): (id: string) => boolean {
  const named = new Set(ids);
  return (id) => named.has(id) === wanted;
}
