// Many who ask at the same moment share one read. It begins after each of them has asked, so nobody is answered with what
// was true before: those who come while one is under way go together with the next.
import { setImmediate as turn } from 'node:timers/promises';

/** @param read answers for all the keys it is given; called for one set of keys at a time */
export function gathered<Key, Answer>(
  read: (keys: readonly Key[]) => Promise<(key: Key) => Answer>,
): (key: Key) => Promise<Answer> {
  let waiting: Asked<Key, Answer>[] = [];
  let isReading = false;
  const readOn = async () => {
    isReading = true;
    while (waiting.length > 0) {
      await untilNobodyComes(() => waiting.length);
      const together = waiting;
      waiting = [];
      await answerAll(together, read);
    }
    isReading = false;
  };
  return (key) =>
    new Promise((resolve, reject) => {
      waiting.push({ key, resolve, reject });
      if (!isReading) void readOn();
    });
}

/** Those who heard the same news ask within a few turns of each other. */
const MOST_TURNS = 20;

async function untilNobodyComes(count: () => number): Promise<void> {
  for (let [turns, before] = [0, 0]; turns < MOST_TURNS && count() > before; turns += 1) {
    before = count();
    await turn();
  }
}

type Asked<Key, Answer> = {
  readonly key: Key;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
};

async function answerAll<Key, Answer>(
  together: readonly Asked<Key, Answer>[],
  read: (keys: readonly Key[]) => Promise<(key: Key) => Answer>,
): Promise<void> {
  try {
    const answer = await read(together.map(({ key }) => key));
    for (const { key, resolve } of together) resolve(answer(key));
  } catch (error) {
    for (const { reject } of together) reject(error);
  }
}
