// A worker's loop: works while there is work, then waits for a call or for the next look, and survives a failing machine.

/** `worked`: there may be more, go on at once. `idle`: nothing to do now. */
export type Step = () => Promise<'worked' | 'idle'>;

export type Repeating = {
  /** There may be work: look now. Cheap, never fails, calls may be joined. */
  readonly wake: () => void;
  /** Resolves once the step in progress has ended; nothing runs afterwards. Stopping twice is harmless. */
  readonly stop: () => Promise<void>;
};

const LONGEST_PAUSE_MS = 30_000;

/** @param onError a step failed; it is tried again after a pause that doubles up to half a minute */
export function repeat(step: Step, pollMs: number, onError: (error: unknown) => void): Repeating {
  const bell = openBell();
  let stopped = false;
  const run = async () => {
    let failures = 0;
    while (!stopped) {
      try {
        const result = await step();
        failures = 0;
        if (result === 'idle') await bell.rung(pollMs);
      } catch (error) {
        onError(error);
        failures += 1;
        await bell.rung(Math.min(LONGEST_PAUSE_MS, pollMs * 2 ** failures));
      }
    }
  };
  const running = run();
  return {
    wake: bell.ring,
    stop: async () => {
      stopped = true;
      bell.ring();
      await running;
    },
  };
}

/** Joins calls into one, so long after the first of them. */
export function joined(call: () => void, afterMs: number): () => void {
  let timer: NodeJS.Timeout | null = null;
  return () => {
    timer ??= setTimeout(() => {
      timer = null;
      call();
    }, afterMs).unref();
  };
}

/** A ring while nobody waits is remembered for the next wait. */
function openBell() {
  let rang = false;
  let answer = () => {
    rang = true;
  };
  const unheard = answer;
  const rung = (mostMs: number) =>
    new Promise<void>((resolve) => {
      const end = () => {
        clearTimeout(timer);
        rang = false;
        answer = unheard;
        resolve();
      };
      const timer = setTimeout(end, rang ? 0 : mostMs);
      answer = end;
    });
  return { ring: () => answer(), rung };
}
