// When what this device may hold has changed: the cursor stays, the new scope is fetched by key, and what was not in it goes.
import type { AggregateType } from 'shared/aggregate';
import { AGGREGATE_TYPES, keyOf, ref } from 'shared/aggregate';
import type { HeldDocument } from 'shared/contract/documents';
import type { PersonId } from 'shared/ids';
import type { FetchAck } from 'shared/contract/conversation';
import { LIMITS } from 'shared/contract/version';
import { refold } from '../local/fold';
import type { Said } from '../local/fold-set';
import { roundLabel } from '../local/round';
import type { Desk } from './desk';
import { heldSaid } from './said';
import type { Answered, Ask, Trouble } from './session';

/** What is held is of no one scope while it changes: neither the old nor the new, should the rule change back half-way. */
const IN_BETWEEN = '';

/** Done only once all of it is here: an interruption begins it anew. */
export async function fetchScope(desk: Desk, ask: Ask, scope: string): Promise<Trouble | null> {
  const { store } = desk;
  await store.setPosition({ scope: IN_BETWEEN });
  const label = roundLabel(await store.position());
  for (const type of AGGREGATE_TYPES) {
    const seen = await fetchKind(desk, ask, type, label);
    if ('type' in seen) return seen;
    await dropUnseen(desk, type, seen.ids);
  }
  await store.setPosition({ scope });
  return null;
}

type Seen = { readonly ids: ReadonlySet<string> };

async function fetchKind(
  { store, organisation, person }: Desk,
  ask: Ask,
  type: AggregateType,
  label: string,
): Promise<Seen | Trouble> {
  const ids = new Set<string>();
  for (let after: string | null = null, more = true; more; more = after !== null) {
    const reply: Answered<FetchAck> = await ask('fetch', {
      type,
      what: { by: 'scope' },
      after,
      limit: LIMITS.fetchRows,
    });
    if (reply.type === 'too-large') return { type: 'wait', atLeastMs: 0 };
    if (reply.type !== 'answer') return reply;
    const documents = reply.answer.documents.filter((document) => isForFeed(document, person));
    for (const { id } of documents) ids.add(id);
    await refold(
      store,
      organisation,
      documents,
      new Map(documents.map((one) => [keyOf(one), heldSaid(one, label, 'scope')])),
    );
    after = reply.answer.after;
  }
  return { ids };
}

/** One's own refusals come by receipts, as long as nobody took them over. */
function isForFeed({ type, state }: HeldDocument, person: PersonId): boolean {
  if (type !== 'refusal' || !('author' in state)) return true;
  return state.author !== person || state.takenOverBy !== undefined;
}

/** Own commands and pins keep theirs; the fold sees to that. */
async function dropUnseen(
  { store, organisation }: Desk,
  type: AggregateType,
  seen: ReadonlySet<string>,
): Promise<void> {
  const unseen = (await store.bases(type)).filter(({ id, epoch }) => epoch !== null && !seen.has(id));
  const refs = unseen.map(({ id }) => ref(type, id));
  const said = new Map(
    unseen.map(({ id, version }): [string, Said] => [keyOf(ref(type, id)), { type: 'gone', version }]),
  );
  await refold(store, organisation, refs, said);
}
