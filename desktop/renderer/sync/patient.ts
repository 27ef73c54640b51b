// What a person waits for is asked again a few times where the server is busy, and then it is said.
import { backoff } from './backoff';
import type { Desk } from './desk';
import type { Answered, Ask } from './session';

const TRIES = 4;

/** As `ask`, but a server that wants to be left alone is left alone for a moment and asked again. */
export function patient(ask: Ask, { timers, random }: Pick<Desk, 'timers' | 'random'>): Ask {
  return async (name, body) => {
    for (let attempt = 1; ; attempt += 1) {
      const answer = await ask(name, body);
      if (answer.type !== 'wait' || attempt >= TRIES) return answer;
      const pause = Math.max(answer.atLeastMs, backoff(attempt, random()) / 2);
      await new Promise<void>((resolve) => timers.set(pause, resolve));
    }
  };
}

/** Why there is no answer, as a screen says it. */
export const withoutAnswer = ({ type }: Exclude<Answered<unknown>, { type: 'answer' }>): 'busy' | 'offline' =>
  type === 'wait' || type === 'too-large' ? 'busy' : 'offline';
