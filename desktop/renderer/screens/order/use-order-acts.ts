// What a screen does to one order: asks the business first, acts, and says where it is saved.
import { useMemo, useState } from 'react';
import type { KnownOrder } from 'shared/order/order';
import { impossible, statesWith } from '../../commands/allowed';
import type { Intent } from '../../commands/intent';
import { useSay } from '../language/language';
import { useSentences } from '../outcome-sentence';
import { useNow } from '../use-now';
import { useViewState } from '../view-state';
import { useLive, useWorkplace } from '../workplace';
import type { OrderIntent } from './intents';

export type OrderActs = {
  /** Why this cannot be done now, as a sentence; null where it can. */
  readonly why: (intent: Intent) => string | null;
  /** @returns whether it was done; where not, `fault` says why */
  readonly act: (intent: OrderIntent) => Promise<boolean>;
  readonly fault: string | null;
};

export function useOrderActs(order: KnownOrder): OrderActs {
  const { act, actor, person, settings } = useWorkplace();
  const notify = useViewState((state) => state.notify);
  const say = useSay();
  const { notDone } = useSentences();
  const known = useLive(settings) ?? undefined;
  const now = useNow();
  const [fault, setFault] = useState<string | null>(null);
  const organisation = person.organisationId;
  const states = useMemo(() => statesWith(order, known, organisation), [order, known, organisation]);
  return {
    fault,
    why: (intent) => {
      const why = impossible(intent, { states, organisation, actor: actor(), now });
      return why === null ? null : notDone(why);
    },
    act: async (intent) => {
      const outcome = await act(intent).catch(() => null);
      const isDone = outcome?.type === 'done';
      setFault(isDone ? null : notDone(outcome));
      const words = `${say(`order.done.${intent.type}`, { number: order.number })} ${say('outcome.saved')}`;
      if (isDone) notify({ words, undo: outcome.row.id });
      return isDone;
    },
  };
}
