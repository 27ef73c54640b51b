// Fulfilment is computed per line from what was reserved, shipped and returned (ORD-14).
export type LineFulfilment = { readonly reserved: number; readonly shipped: number; readonly returned: number };
export type FulfilmentState = 'none' | 'partial' | 'full';

/** @param ordered pieces per line; `progress` has the same positions, a missing one is untouched */
export function fulfilmentState(ordered: readonly number[], progress: readonly LineFulfilment[]): FulfilmentState {
  const shipped = ordered.map((_, position) => progress[position]?.shipped ?? 0);
  if (ordered.length > 0 && ordered.every((pieces, position) => (shipped[position] ?? 0) >= Math.abs(pieces)))
    return 'full';
  return shipped.some((pieces) => pieces > 0) ? 'partial' : 'none';
}

/** Whether goods are with the customer: shipped and not returned. */
export function goodsAreOut(progress: readonly LineFulfilment[]): boolean {
  return progress.some(({ shipped, returned }) => shipped > returned);
}
