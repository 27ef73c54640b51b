// Would it go through now? Asked of the business for each refused command, anew whenever what is held here changes.
import { useEffect, useEffectEvent, useState } from 'react';
import type { CommandId } from 'shared/ids';
import type { OutboxRow } from '../../local/store';
import { useSay } from '../language/language';
import { useSentences } from '../outcome-sentence';
import { useLive, useWorkplace } from '../workplace';
import { intentOf } from './intent-of';
import { useNameOf, useOfOthers } from './use-of-others';

/** Why not, by command; null where it may go through; nothing while it is not known. */
export type Verdicts = ReadonlyMap<CommandId, string | null>;

/** @param since anything that changes when the answer may */
export function useVerdicts(rows: readonly OutboxRow[], since: unknown): Verdicts {
  const { whether, settings, queued } = useWorkplace();
  const say = useSay();
  const { notDone } = useSentences();
  const [verdicts, setVerdicts] = useState<Verdicts>(new Map());
  const rules = useLive(settings);
  const mine = useLive(queued);
  const { away } = useOfOthers();
  const names = useLive(useWorkplace().names);
  const nameOf = useEffectEvent(useNameOf());
  useEffect(() => {
    let isCurrent = true;
    const verdictOn = async (row: OutboxRow): Promise<readonly [CommandId, string | null]> => {
      if (row.status !== 'rejected') return [row.id, say('attention.again.waiting')];
      const taken = away.get(row.id);
      if (taken !== undefined) return [row.id, say('attention.away.why', { name: nameOf(taken.by, 'a-manager') })];
      const intent = intentOf(row);
      if (intent === null) return [row.id, say('attention.again.unreadable')];
      const not = await whether(intent);
      return [row.id, not === null ? null : notDone(not)];
    };
    Promise.all(rows.map(verdictOn)).then(
      (found) => {
        if (isCurrent) setVerdicts(new Map(found));
      },
      () => {
        if (isCurrent) setVerdicts(new Map()); // the store is closing; the act itself asks again
      },
    );
    return () => {
      isCurrent = false;
    };
  }, [rows, since, rules, mine, whether, say, notDone, away, names]);
  return verdicts;
}
