// Questions of one kind: one at a time, and of those that wait only the newest, because nobody looks at the others any more.
import type { FoundIn, Kind } from './found';
import type { FromWorker, Line } from './messages';

export type Asker<K extends Kind> = {
  /** The promise of an overtaken question stays open. */
  readonly ask: (text: string) => Promise<readonly FoundIn[K][]>;
  readonly hear: (message: FromWorker) => void;
};

type Asked<K extends Kind> = {
  readonly number: number;
  readonly text: string;
  readonly answered: (found: readonly FoundIn[K][]) => void;
};

export function asker<K extends Kind>(kind: K, line: Line): Asker<K> {
  let number = 0;
  let newest: Asked<K> | null = null;
  let underWay = false;
  const send = (asked: Asked<K>) => {
    underWay = true;
    line.send({ type: 'ask', kind, number: asked.number, text: asked.text });
  };
  return {
    ask: (text) =>
      new Promise((answered) => {
        number += 1;
        newest = { number, text, answered };
        if (!underWay) send(newest);
      }),
    hear: (message) => {
      if (message.type !== 'answer' || message.kind !== kind || newest === null) return;
      underWay = false;
      if (message.number !== newest.number) {
        send(newest);
        return;
      }
      const { answered } = newest;
      newest = null;
      // Kind and finds belong together, which the compiler cannot see through `kind`.
      answered(message.found as readonly FoundIn[K][]);
    },
  };
}
