// Why an administrator's question or act came to nothing, in a sentence.
import { isRefusalCode } from 'shared/refusals';
import type { AdminAnswer } from '../../local/administration';
import type { Say } from '../language/language';
import { adminProblemWords } from './problem-words';

type NotDone = Exclude<AdminAnswer<unknown>, { type: 'answer' }>;

const isProblemWord = (id: string): id is keyof typeof adminProblemWords => Object.hasOwn(adminProblemWords, id);

/** A code we have no words for keeps the server's own. */
export function adminSentence(answer: NotDone, say: Say): string {
  switch (answer.type) {
    case 'offline':
      return say('admin.offline.act');
    case 'signed-out':
      return say('admin.signed-out');
    case 'refused': {
      const id = `admin.problem.${answer.code}`;
      if (isProblemWord(id)) return say(id);
      return isRefusalCode(answer.code) ? say(`refusal.${answer.code}`) : answer.sentence;
    }
  }
}
