// What a batch changes about refusals, each once, however often the batch speaks of it.
import { keyOf, ref } from 'shared/aggregate';
import type { CommandId } from 'shared/ids';
import { responsibleFor } from 'shared/refusal/refusal';
import type { RefusalRow } from '../store/batch-rows';
import type { Known, Stream } from './known';
import type { Receipted } from './verdict';

/** Which refusal an accepted command dealt with or took over, also where that had been done before. */
export function refusalOf(verdict: Receipted): CommandId | null {
  if (verdict.status === 'rejected') return null;
  const { command } = verdict.received;
  return command.type === 'AcknowledgeRefusal' || command.type === 'TakeOverRefusal' ? command.subject : null;
}

/** @param known with the states after the batch @param streams after it too */
export function refusalRows(
  known: Known,
  streams: ReadonlyMap<string, Stream>,
  receipted: readonly Receipted[],
): ReadonlyMap<CommandId, RefusalRow> {
  const rows = new Map<CommandId, RefusalRow>();
  for (const verdict of receipted) {
    const id = refusalOf(verdict);
    const state = id === null ? undefined : known.states.get('refusal', id);
    if (id === null || state === undefined || state.status === 'none') continue;
    const acknowledges = verdict.received.type === 'AcknowledgeRefusal';
    const isAuthors = responsibleFor(state) === state.author || verdict.userId === state.author;
    rows.set(id, {
      id,
      isSeen: (rows.get(id)?.isSeen ?? false) || (acknowledges && isAuthors),
      isClosed: state.status === 'acknowledged',
      takenOverBy: state.takenOverBy ?? null,
      version: streams.get(keyOf(ref('refusal', id)))?.version ?? 0,
    });
  }
  return rows;
}
