// How much the engine takes on at once. Somebody's hand on the keys goes before: then it is little, so that no key has to wait.

export type Pace = { readonly pageRows: number; readonly commands: number };

/** As much as the server allows. */
export const atFullPace = (): Pace => ({ pageRows: Number.POSITIVE_INFINITY, commands: Number.POSITIVE_INFINITY });

/** What of it is done between two keys: some ten milliseconds of reading, folding and writing. */
const BESIDE_SOMEBODY: Pace = { pageRows: 50, commands: 25 };

/** For so long after a key or a click somebody is taken to be at work. */
const AT_WORK_MS = 1_500;

export type Hands = { readonly pace: () => Pace; readonly leave: () => void };

/** Watches the hands of whoever sits before a window. @param now milliseconds that only go forward */
export function watchHands(
  window: Pick<EventTarget, 'addEventListener' | 'removeEventListener'>,
  now: () => number,
): Hands {
  let lastMove = Number.NEGATIVE_INFINITY;
  const moved = () => {
    lastMove = now();
  };
  for (const kind of KINDS) window.addEventListener(kind, moved, { capture: true, passive: true });
  return {
    pace: () => (now() - lastMove < AT_WORK_MS ? BESIDE_SOMEBODY : atFullPace()),
    leave: () => {
      for (const kind of KINDS) window.removeEventListener(kind, moved, { capture: true });
    },
  };
}

const KINDS = ['keydown', 'pointerdown', 'wheel'] as const;
