// Keys kept back until it is clear whether a scanner or a person pressed them.

export type HeldKeys = {
  /** Nobody else hears of it. */
  readonly hold: (event: KeyboardEvent, forMs: number, over: () => void) => void;
  /** They happen now, in their order, as if they had just been pressed. */
  readonly release: () => void;
  readonly drop: () => void;
};

/** Those already held once. */
const released = new WeakSet<Event>();
export const wasHeld = (event: Event): boolean => released.has(event);

/** For everybody else the key was not pressed. */
export function silence(event: Event): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}

export function heldKeys(): HeldKeys {
  let held: readonly { readonly event: KeyboardEvent; readonly target: EventTarget | null }[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const empty = () => {
    clearTimeout(timer);
    const all = held;
    held = [];
    return all;
  };
  return {
    hold: (event, forMs, over) => {
      silence(event);
      held = [...held, { event, target: event.target }];
      clearTimeout(timer);
      timer = setTimeout(over, forMs);
    },
    release: () => {
      for (const { event, target } of empty()) {
        const again = new KeyboardEvent(event.type, event);
        released.add(again);
        target?.dispatchEvent(again);
      }
    },
    drop: () => {
      empty();
    },
  };
}
