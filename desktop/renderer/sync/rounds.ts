// Full pulls: after the server was restored or when views are rebuilt, every base is brought anew and replaces the old one.
import type { AggregateType, Ref } from 'shared/aggregate';
import { AGGREGATE_TYPES, keyOf, ref } from 'shared/aggregate';
import { refold, refsOf } from '../local/fold';
import type { Said } from '../local/fold-set';
import { queuedAgain } from '../local/outbox';
import { roundLabel } from '../local/round';
import type { LocalStore, SyncPosition } from '../local/store';
import type { Desk } from './desk';
import { fetchByName } from './fetch-by-name';
import type { Ask, Trouble } from './session';

const ALL = 1_000_000;

/** From the feed's beginning. A new epoch has no scope until `enterEpoch`, so a crash between the two is noticed. */
export async function beginEpoch(
  store: LocalStore,
  { epoch: former, round }: SyncPosition,
  epoch: string,
): Promise<void> {
  const sweep = former !== null || (await holdsOf(store, () => true));
  await store.setPosition({ epoch, round: round + 1, cursor: 0, head: 0, scope: null, sweep });
}

/** The same from the feed's beginning once more, when views are to be made anew. */
export async function beginRebuild(store: LocalStore): Promise<void> {
  const { epoch, round } = await store.position();
  if (epoch !== null) await store.setPosition({ round: round + 1, cursor: 0, sweep: true });
}

/**
 * Where to ask from. The server takes a cursor of 0 for a device that holds nothing and does not say what is gone; one
 * that was interrupted on its first page does hold something, and begins a round of its own.
 */
export async function placeToAskFrom(store: LocalStore): Promise<SyncPosition> {
  const position = await store.position();
  const label = roundLabel(position);
  if (position.cursor > 0 || !(await holdsOf(store, (epoch) => epoch === label))) return position;
  await beginRebuild(store);
  return store.position();
}

async function holdsOf(store: LocalStore, isMeant: (epoch: string) => boolean): Promise<boolean> {
  for (const type of AGGREGATE_TYPES) {
    if ((await store.bases(type)).some(({ epoch }) => epoch !== null && isMeant(epoch))) return true;
  }
  return false;
}

/** What the server once said yes to is asked again: it may have lost it, and repeats are harmless. */
export async function enterEpoch({ store, organisation }: Desk, scope: string): Promise<void> {
  const all = [...(await store.unsettled()), ...(await store.finished(ALL))];
  const again = all.filter((row) => queuedAgain(row) !== null);
  await store.changeRows(
    again.map(({ id }) => id),
    queuedAgain,
  );
  await refold(store, organisation, refsOf(again));
  await store.setPosition({ scope });
}

/** At the end of a full pull: bases it did not bring are dropped, once those held by a pin or own commands were asked for by name. */
export async function endRound(
  { store, organisation }: Desk,
  ask: Ask,
  position: SyncPosition,
): Promise<Trouble | null> {
  const label = roundLabel(position);
  const unsettled = new Set((await store.unsettled()).flatMap(({ touched }) => touched));
  for (const type of AGGREGATE_TYPES) {
    const stale = (await store.bases(type)).filter(({ epoch }) => epoch !== null && epoch !== label);
    const kept = stale.filter(({ id, pinned }) => pinned || unsettled.has(keyOf(ref(type, id))));
    const found = await fetchByName(ask, refsTo(type, kept), label, 'asked');
    if (found.type !== 'found') return found;
    const refs = refsTo(type, stale);
    const lost: Said = { type: 'lost' };
    await refold(
      store,
      organisation,
      refs,
      new Map(refs.map((one) => [keyOf(one), found.said.get(keyOf(one)) ?? lost])),
    );
  }
  await store.setPosition({ sweep: false });
  return null;
}

const refsTo = (type: AggregateType, found: readonly { readonly id: string }[]): readonly Ref[] =>
  found.map(({ id }) => ref(type, id));
