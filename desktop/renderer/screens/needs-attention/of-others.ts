// Whose a refusal is to deal with: those of others, those taken over from them, and own ones that somebody took over.
import { commandId } from 'shared/ids';
import type { CommandId, PersonId } from 'shared/ids';
import { instantFromMillis } from 'shared/instant';
import { responsibleFor } from 'shared/refusal/refusal';
import type { HeldRefusal } from '../../local/held-refusals';
import { refusedElsewhere } from '../../local/outbox';
import type { OutboxRow } from '../../local/store';

/** An own refusal that somebody took over. */
export type Away = { readonly by: PersonId; readonly isDone: boolean };

export type OfOthers = {
  /** Open, and somebody else's to deal with: a manager may take them over. */
  readonly others: readonly OutboxRow[];
  /** Taken over by this person, and not dealt with yet. */
  readonly taken: readonly OutboxRow[];
  readonly away: ReadonlyMap<CommandId, Away>;
};

export const NONE_OF_OTHERS: OfOthers = { others: [], taken: [], away: new Map() };

export function ofOthers(documents: readonly HeldRefusal[], me: PersonId): OfOthers {
  const others: OutboxRow[] = [];
  const taken: OutboxRow[] = [];
  const away = new Map<CommandId, Away>();
  for (const document of documents) {
    const { state } = document;
    if (state.status === 'none' || state.author === null) continue;
    const { takenOverBy, author, status } = state;
    if (author === me && takenOverBy !== undefined && takenOverBy !== me)
      away.set(commandId(document.id), { by: takenOverBy, isDone: status === 'acknowledged' });
    if (author === me || status !== 'open') continue;
    (responsibleFor(state) === me ? taken : others).push(rowOf(document, state, author));
  }
  return { others, taken, away };
}

function rowOf(
  { id, base }: HeldRefusal,
  { code, refused }: Extract<HeldRefusal['state'], { status: 'open' | 'acknowledged' }>,
  author: PersonId,
): OutboxRow {
  const command = refused?.command ?? null;
  const named = { id: commandId(id), type: refused?.type ?? '', params: refused?.params ?? {} };
  const when = { feedSeq: base?.seq ?? 0, occurredAt: command?.occurredAt ?? UNKNOWN };
  return refusedElsewhere({ ...named, ...when, author, code }, command);
}

const UNKNOWN = instantFromMillis(0);
