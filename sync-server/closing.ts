// What is opened is closed, in reverse, each thing once; one that hangs is left behind when its time is up.

export type Closing = {
  readonly add: (close: () => Promise<void>) => void;
  /** Closes everything. @param withinMs how long all of it may take before the rest is hurried */
  readonly run: (withinMs: number) => Promise<void>;
};

/** However late it is: a database that is not stopped has to be repaired at the next start. */
const LEAST_MS = 5_000;

/** @param onError something did not close; the rest is closed all the same */
export function closingList(onError: (error: unknown) => void): Closing {
  const open: (() => Promise<void>)[] = [];
  let running: Promise<void> | null = null;
  const closeAll = async (withinMs: number) => {
    const until = performance.now() + withinMs;
    for (let close = open.pop(); close !== undefined; close = open.pop()) {
      const left = Math.max(open.length === 0 ? LEAST_MS : 0, until - performance.now());
      await within(left, close()).catch(onError);
    }
  };
  return { add: (close) => void open.push(close), run: (withinMs) => (running ??= closeAll(withinMs)) };
}

async function within(ms: number, work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, ms)));
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
