// Pushes go first. When fifty desktops come back at once, what people did is safe before anybody reads what others did;
// and they then read the same, at the same moment.

export type RightOfWay = {
  readonly push: <T>(work: () => Promise<T>) => Promise<T>;
  /** Once no push is under way, or after the longest wait. */
  readonly clear: () => Promise<void>;
};

const LONGEST_WAIT_MS = 400;

export function rightOfWay(longestWaitMs = LONGEST_WAIT_MS): RightOfWay {
  let pushes = 0;
  let waiting: (() => void)[] = [];
  const release = () => {
    const released = waiting;
    waiting = [];
    for (const go of released) go();
  };
  return {
    push: async (work) => {
      pushes += 1;
      try {
        return await work();
      } finally {
        pushes -= 1;
        if (pushes === 0) release();
      }
    },
    clear: () => {
      if (pushes === 0) return Promise.resolve();
      return new Promise((resolve) => {
        const patience = setTimeout(resolve, longestWaitMs);
        waiting.push(() => {
          clearTimeout(patience);
          resolve();
        });
      });
    },
  };
}
