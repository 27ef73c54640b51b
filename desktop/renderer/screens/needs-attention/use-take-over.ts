// Taking over refusals of others: each is a command of its own, saved here at once and decided by the server.
import type { CommandId } from 'shared/ids';
import type { OutboxRow } from '../../local/store';
import { useSay } from '../language/language';
import { useSentences } from '../outcome-sentence';
import { useViewState } from '../view-state';
import { useWorkplace } from '../workplace';

/** @returns why the first of them that could not be was not; null where all were */
export function useTakeOver(): (rows: readonly OutboxRow[]) => Promise<string | null> {
  const { act } = useWorkplace();
  const notify = useViewState((state) => state.notify);
  const say = useSay();
  const { notDone } = useSentences();
  return async (rows) => {
    const taken: CommandId[] = [];
    let fault: string | null = null;
    for (const { id } of rows) {
      const outcome = await act({ type: 'TakeOverRefusal', subject: id, payload: {} }).catch(() => null);
      if (outcome?.type === 'done') taken.push(outcome.row.id);
      else fault ??= notDone(outcome);
    }
    if (taken.length > 0) notify({ words: say('attention.take-over.done', { count: taken.length }), undo: taken });
    return fault;
  };
}
