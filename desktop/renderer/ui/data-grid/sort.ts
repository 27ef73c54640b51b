// What a set is sorted by, the first column first.

export type GridSort = readonly { readonly id: string; readonly desc: boolean }[];

/** Ascending, descending, off. `also` keeps what it is sorted by already. */
export function nextSort(sort: GridSort, id: string, also: boolean): GridSort {
  const now = sort.find((one) => one.id === id);
  if (!also) {
    if (now === undefined || sort.length > 1) return [{ id, desc: false }];
    return now.desc ? [] : [{ id, desc: true }];
  }
  if (now === undefined) return [...sort, { id, desc: false }];
  return now.desc ? sort.filter((one) => one.id !== id) : sort.map((one) => (one.id === id ? { id, desc: true } : one));
}
