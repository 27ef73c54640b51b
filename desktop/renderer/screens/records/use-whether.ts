// Why an act is not possible, in words, asked of the business and asked again when what it depends on changes.
import { useEffect, useState } from 'react';
import type { Intent } from '../../commands/intent';
import type { Outcome } from '../../commands/act';
import { useSentences } from '../outcome-sentence';
import { useSay } from '../language/language';
import { useViewState } from '../view-state';
import { useLive, useWorkplace } from '../workplace';

/** @param seen what it is asked on; another one asks anew @returns null while it is possible */
export function useWhether(intent: Intent | null, seen: unknown): string | null {
  const { whether, settings } = useWorkplace();
  const rules = useLive(settings);
  const { notDone } = useSentences();
  const [why, setWhy] = useState<Awaited<ReturnType<typeof whether>>>(null);
  const wanted = JSON.stringify(intent);
  useEffect(() => {
    let gone = false;
    const ask = async () => {
      // What cannot be asked is tried: the act itself says what is wrong.
      const not = intent === null ? null : await whether(intent).catch(() => null);
      if (!gone) setWhy(not);
    };
    void ask();
    return () => {
      gone = true;
    };
    // The text stands for the intent, which is made anew with every draw.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [wanted, seen, rules, whether]);
  return why === null ? null : notDone(why);
}

/** Does it and says so, with the way back. @returns why not; null where it was done */
export type Do = (intent: Intent, words: string) => Promise<string | null>;

export function useDo(): Do {
  const { act } = useWorkplace();
  const say = useSay();
  const notify = useViewState((state) => state.notify);
  const { notDone } = useSentences();
  return async (intent, words) => {
    const outcome: Outcome | null = await act(intent).catch(() => null);
    if (outcome?.type !== 'done') return notDone(outcome);
    notify({ words: say('records.saved', { what: words }), undo: outcome.row.id });
    return null;
  };
}
