// What a form asks while it is filled in: would this go through, by this person, on what is here? It is what `act` asks too.
import type { Intent } from './intent';
import type { Judging, NotDone } from './judge';
import { judgeAll } from './judge';

/** Null: yes. Nothing is written. */
export type Whether = (intent: Intent) => Promise<NotDone | null>;

export function asker(judging: Judging): Whether {
  return async (intent) => {
    const {
      judgements: [judgement],
    } = await judgeAll(judging, [intent], '');
    return judgement === undefined || judgement.type === 'yes' ? null : judgement;
  };
}
