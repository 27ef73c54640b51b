// Writes views: re-folds every set of aggregates asked for, again where another window was quicker. Nothing else writes them.
import type { Ref } from 'shared/aggregate';
import { keyOf, refOf } from 'shared/aggregate';
import type { OrganisationId } from 'shared/ids';
import type { SaidByKey } from './fold-set';
import { foldSet } from './fold-set';
import { readSet } from './read-set';
import type { LocalStore } from './store';

/**
 * Reads bases and own commands together, folds them and writes what differs; documents without own commands go with the
 * others in one write. Repeats are harmless. @param said what the server says of some of them now
 */
export async function refold(
  store: LocalStore,
  organisation: OrganisationId,
  refs: readonly Ref[],
  said?: SaidByKey,
): Promise<void> {
  for (let left = refs; left.length > 0;) {
    const { writes, removals } = foldSet(await readSet(store, organisation, left), said);
    const overtaken = [
      ...(writes.length === 0 ? [] : await store.write(writes)),
      ...(removals.length === 0 ? [] : await store.remove(removals)),
    ];
    left = overtaken.map(refOf);
  }
}

/** Every set with own commands, and every view that had some: at the start, after a crash, or when another window stopped leading. */
export async function refoldAll(store: LocalStore, organisation: OrganisationId): Promise<void> {
  const rows = [...(await store.unsettled()), ...(await store.rejected())];
  await refold(store, organisation, distinct([...refsOf(rows), ...(await store.unsynced())]));
}

/** Each aggregate once. */
export const distinct = (refs: readonly Ref[]): readonly Ref[] => [
  ...new Map(refs.map((one) => [keyOf(one), one])).values(),
];

/** What commands touch, each once. */
export const refsOf = (rows: readonly { readonly touched: readonly string[] }[]): readonly Ref[] =>
  [...new Set(rows.flatMap(({ touched }) => touched))].map(refOf);
