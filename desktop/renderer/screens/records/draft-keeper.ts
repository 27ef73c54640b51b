// Writes a draft a moment after the last letter, or at once when its form closes; one write after the other, so that what was
// discarded does not come back.

export type Touched = Readonly<Record<string, string>>;
export type DraftKeeper = {
  readonly type: (typed: Touched) => void;
  /** What still waits is written now. */
  readonly flush: () => void;
  readonly discard: () => void;
};

export type Keeping = {
  readonly save: (typed: Touched) => Promise<unknown>;
  readonly discard: () => Promise<unknown>;
  /** Called once this is on disk. */
  readonly kept: (typed: Touched) => void;
};

const SAVE_AFTER_MS = 300;

export function draftKeeper({ save, discard, kept }: Keeping): DraftKeeper {
  let last: Promise<unknown> = Promise.resolve();
  let waiting: Touched | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  // A draft that cannot be written costs typing after a crash, and nothing else.
  const next = (step: () => Promise<unknown>) => {
    last = last.then(step).catch(() => undefined);
  };
  const flush = () => {
    clearTimeout(timer);
    const typed = waiting;
    waiting = null;
    if (typed === null) return;
    next(async () => {
      await save(typed);
      kept(typed);
    });
  };
  return {
    type: (typed) => {
      clearTimeout(timer);
      waiting = typed;
      timer = setTimeout(flush, SAVE_AFTER_MS);
    },
    flush,
    discard: () => {
      clearTimeout(timer);
      waiting = null;
      next(discard);
    },
  };
}
