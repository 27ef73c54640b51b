// Reads a closed set of aggregates as it is now: documents with their revisions, and own commands on top of them.
import type { Ref } from 'shared/aggregate';
import { keyOf, ref, refOf } from 'shared/aggregate';
import type { OrganisationId } from 'shared/ids';
import { settingsIdOf } from 'shared/ids';
import { mayBegin } from './beginning';
import { closedOver, consultsSettings } from './closed-set';
import { roundLabel } from './round';
import type { Held, LocalStore, OutboxRow } from './store';

export type ReadSet = {
  readonly organisation: OrganisationId;
  readonly refs: readonly Ref[];
  readonly held: ReadonlyMap<string, Held>;
  /** queued and accepted, by seq */
  readonly rows: readonly OutboxRow[];
  /** Own refused commands that would have begun one of them and that nobody has dealt with, by seq. */
  readonly refused: readonly OutboxRow[];
  /** The settings, where they are consulted and not part of the set. */
  readonly consulted: Held | undefined;
  /** What bases of the present epoch and round are marked with. */
  readonly round: string;
};

/** All that is under way only where settings are changing, which ties everything that consults them together. */
async function rowsFor(store: LocalStore, start: readonly Ref[], settings: Ref): Promise<readonly OutboxRow[]> {
  const settingsKey = keyOf(settings);
  if (start.some((one) => keyOf(one) === settingsKey)) return store.unsettled();
  const tied = await store.about([...start.map(({ id }) => id), settings.id]);
  return tied.some(({ touched }) => touched.includes(settingsKey)) ? store.unsettled() : tied;
}

/** @param start what the set must contain; commands tie further aggregates to it */
export async function readSet(
  store: LocalStore,
  organisation: OrganisationId,
  start: readonly Ref[],
  asking = false,
): Promise<ReadSet> {
  const settings = ref('settings', settingsIdOf(organisation));
  const settingsKey = keyOf(settings);
  const { keys, rows } = closedOver(start.map(keyOf), await rowsFor(store, start, settings), settingsKey);
  const refs = [...keys].map(refOf);
  const consults = !keys.has(settingsKey) && (asking || rows.some(consultsSettings));
  const found = await store.documents(consults ? [...refs, settings] : refs);
  const unborn = refs.some((one) => (found.get(keyOf(one))?.document.base ?? null) === null);
  const refused = unborn
    ? (await store.rejected()).filter(
        ({ seq, type, touched }) => seq > 0 && mayBegin(type) && touched.some((key) => keys.has(key)),
      )
    : [];
  return {
    organisation,
    refs,
    held: found,
    rows,
    refused,
    consulted: consults ? found.get(settingsKey) : undefined,
    round: roundLabel(await store.position()),
  };
}
