// A command is settled once its rows are here: the same moment it leaves the view as pending and stays in it as fact.
import { keyOf, refOf } from 'shared/aggregate';
import { refold, refsOf } from '../local/fold';
import { settled } from '../local/outbox';
import type { Held, OutboxRow } from '../local/store';
import type { Desk } from './desk';

/** @param atHead nothing more is to come, so what did not come is not given to this device */
export async function settleUpTo(
  { store, organisation, now }: Desk,
  cursor: number,
  label: string,
  atHead: boolean,
): Promise<void> {
  const candidates = (await store.accepted()).filter(({ feedSeq }) => feedSeq <= cursor);
  if (candidates.length === 0) return;
  const refs = [...new Set(candidates.flatMap(({ versions }) => Object.keys(versions)))].map(refOf);
  const held = await store.documents(refs);
  const whole = candidates.filter((row) => isHere(row, held, label));
  const done = atHead ? candidates : whole;
  await store.changeRows(
    done.map(({ id }) => id),
    settled(now()),
  );
  const kept = refs.filter((one) => held.get(keyOf(one))?.document.gone === true);
  await refold(store, organisation, [...kept, ...refsOf(done.filter((row) => !whole.includes(row)))]);
}

function isHere({ versions }: OutboxRow, held: ReadonlyMap<string, Held>, label: string): boolean {
  return Object.entries(versions).every(([key, version]) => {
    const document = held.get(key)?.document;
    if (document === undefined || document.gone) return true;
    return document.base !== null && document.base.epoch === label && document.base.version >= version;
  });
}
