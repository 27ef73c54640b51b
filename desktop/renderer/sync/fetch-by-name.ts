// Asks for named aggregates, whether in scope or not. What a person may not see is simply not among the answers.
import type { AggregateType, Ref } from 'shared/aggregate';
import { keyOf } from 'shared/aggregate';
import type { FetchAck } from 'shared/contract/conversation';
import { LIMITS } from 'shared/contract/version';
import type { Said, SaidByKey } from '../local/fold-set';
import { heldSaid } from './said';
import type { Answered, Ask, Trouble } from './session';

export type Found = { readonly type: 'found'; readonly said: SaidByKey };

export async function fetchByName(
  ask: Ask,
  refs: readonly Ref[],
  label: string,
  why: 'asked' | 'pinned',
): Promise<Found | Trouble> {
  const said = new Map<string, Said>();
  for (const [type, ids] of byType(refs)) {
    for (let from = 0; from < ids.length; from += LIMITS.fetchRows) {
      const some = ids.slice(from, from + LIMITS.fetchRows);
      for (let after: string | null = null, more = true; more; more = after !== null) {
        const reply: Answered<FetchAck> = await ask('fetch', {
          type,
          what: { by: 'ids', ids: some },
          after,
          limit: LIMITS.fetchRows,
        });
        if (reply.type === 'too-large') return { type: 'wait', atLeastMs: 0 };
        if (reply.type !== 'answer') return reply;
        for (const document of reply.answer.documents) said.set(keyOf(document), heldSaid(document, label, why));
        after = reply.answer.after;
      }
    }
  }
  return { type: 'found', said };
}

function byType(refs: readonly Ref[]): ReadonlyMap<AggregateType, string[]> {
  const groups = new Map<AggregateType, string[]>();
  for (const { type, id } of refs) groups.set(type, [...(groups.get(type) ?? []), id]);
  return groups;
}
