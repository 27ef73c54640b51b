// Does something on the server and says how it ended: the answer, or why not, as a sentence to stand beside the act.
import { useState } from 'react';
import type { AdminRoute } from 'shared/contract/admin/route';
import type { AdminFault, AdminWish } from '../../local/administration';
import { useSay } from '../language/language';
import { useWorkplace } from '../workplace';
import { adminSentence } from './sentences';

export type AdminAct = {
  /** @returns null where it was not done, and then `why` says why */
  readonly run: <Body, Answer>(route: AdminRoute<Body, Answer>, wish: AdminWish<Body>) => Promise<Answer | null>;
  readonly why: string | null;
  /** Which fields the server found fault with. */
  readonly faults: readonly AdminFault[];
  readonly isBusy: boolean;
};

export function useAdminAct(): AdminAct {
  const { askAdmin } = useWorkplace();
  const say = useSay();
  const [ended, setEnded] = useState<{ readonly why: string; readonly faults: readonly AdminFault[] } | null>(null);
  const [isBusy, setBusy] = useState(false);
  const run: AdminAct['run'] = async (route, wish) => {
    setBusy(true);
    setEnded(null);
    const answer = await askAdmin(route, wish);
    setBusy(false);
    if (answer.type === 'answer') return answer.body;
    setEnded({ why: adminSentence(answer, say), faults: answer.type === 'refused' ? answer.faults : [] });
    return null;
  };
  return { run, why: ended?.why ?? null, faults: ended?.faults ?? [], isBusy };
}
