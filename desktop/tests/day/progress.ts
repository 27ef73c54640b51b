// How far everybody is: bars that move on a terminal, a line for each step elsewhere.
import type { WriteStream } from 'node:tty';

export type Progress = {
  readonly step: (sentence: string) => void;
  /** @param done of `all`; where nobody can see a bar move, it is written once it is full */
  readonly bar: (name: string, done: number, all: number, remark: string) => void;
};

const WIDTH = 28;

export function progressOn(stream: WriteStream): Progress {
  const bars = new Map<string, string>();
  let drawn = 0;
  const draw = () => {
    if (drawn > 0) stream.moveCursor(0, -drawn);
    for (const line of bars.values()) {
      stream.clearLine(0);
      stream.write(`${line}\n`);
    }
    drawn = bars.size;
  };
  return {
    step: (sentence) => {
      bars.clear();
      drawn = 0;
      stream.write(`${sentence}\n`);
    },
    bar: (name, done, all, remark) => {
      const filled = all === 0 ? WIDTH : Math.round((WIDTH * Math.min(done, all)) / all);
      bars.set(name, `  ${name.padEnd(8)} ${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)} ${done}/${all} ${remark}`);
      if (stream.isTTY) draw();
      else if (done >= all) stream.write(`${bars.get(name) ?? ''}\n`);
    },
  };
}
