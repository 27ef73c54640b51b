// Refusals held here as documents: those of others, for a manager, and own ones that somebody took over.
import { map } from 'rxjs';
import type { LocalDatabase } from './database';
import type { Live } from './live';
import { following } from './live';
import { documentOf } from './projections';
import type { LocalDocument } from './store';

export type HeldRefusal = Extract<LocalDocument, { type: 'refusal' }>;

/** Those of others and one's own, open or dealt with; `undefined` until that is known. */
export function heldRefusals({ settings }: LocalDatabase): Live<readonly HeldRefusal[] | undefined> {
  const found = settings.find({ selector: { rank: { $gt: 'refusal ', $lt: 'refusal!' } }, sort: [{ rank: 'asc' }] });
  return following(
    found.$.pipe(
      map((records) => records.map(({ _data }) => documentOf(_data)).filter((document) => document.type === 'refusal')),
    ),
  );
}
