// What a screen asks the server for beyond what is held here: single aggregates, kept from then on, and pages of a search.
import type { AggregateType, Ref } from 'shared/aggregate';
import { keyOf } from 'shared/aggregate';
import type { HeldDocument } from 'shared/contract/documents';
import { LIMITS } from 'shared/contract/version';
import { refold } from '../local/fold';
import { roundLabel } from '../local/round';
import type { Desk } from './desk';
import { fetchByName } from './fetch-by-name';
import type { Ask } from './session';

export type Fetched =
  | { readonly type: 'fetched'; /** Not there, or not for this person. */ readonly missing: readonly Ref[] }
  | { readonly type: 'offline' };

/** Brings them here and pins them: they stay, whatever the scope, until they are unpinned. */
export async function fetchAndPin({ store, organisation }: Desk, ask: Ask, refs: readonly Ref[]): Promise<Fetched> {
  const asked = roundLabel(await store.position());
  const found = await fetchByName(ask, refs, asked, 'pinned');
  // What was said before the server was restored is not worth keeping.
  if (found.type !== 'found' || roundLabel(await store.position()) !== asked) return { type: 'offline' };
  const here = refs.filter((one) => found.said.has(keyOf(one)));
  await refold(store, organisation, here, found.said);
  return { type: 'fetched', missing: refs.filter((one) => !found.said.has(keyOf(one))) };
}

/** From then on only the scope and own commands hold them. */
export function unpin({ store, organisation }: Desk, refs: readonly Ref[]): Promise<void> {
  return refold(store, organisation, refs, new Map(refs.map((one) => [keyOf(one), { type: 'unpinned' }])));
}

export type Search = {
  readonly type: AggregateType;
  /** What a person typed; null for all of the scope, such as the refusals a manager may take over. */
  readonly text: string | null;
  /** Where an earlier page said the next begins. */
  readonly after: string | null;
};
export type SearchPage =
  | {
      readonly type: 'page';
      readonly documents: readonly HeldDocument[];
      readonly after: string | null;
      readonly total: number | null;
    }
  | { readonly type: 'offline' };

/** What is found is shown, not kept. */
export async function search(ask: Ask, { type, text, after }: Search): Promise<SearchPage> {
  const what = text === null ? ({ by: 'scope' } as const) : ({ by: 'query', text } as const);
  const reply = await ask('fetch', { type, what, after, limit: LIMITS.fetchRows });
  if (reply.type !== 'answer') return { type: 'offline' };
  const { documents, after: next, total } = reply.answer;
  return { type: 'page', documents, after: next, total };
}
