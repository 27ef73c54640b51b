// Listens for the keys of the queue on the whole screen, but never while somebody types, decides in a dialog or picks from a menu.
import { useEffect, useEffectEvent } from 'react';
import { isTyping, useSingleKeys } from '../../ui/single-keys';
import type { Press } from './triage-keys';
import { pressOf } from './triage-keys';

const ELSEWHERE = '[role="dialog"], [role="menu"], [role="tablist"]';
/** What a key presses by itself, or scrolls. */
const OWN_KEYS = 'button, a, [role="region"]';

/** @param act says whether the press was for it; what was not is left to whoever else listens */
export function useKeys(act: (press: Press) => boolean): void {
  const letters = useSingleKeys((state) => state.on);
  const onPress = useEffectEvent((event: KeyboardEvent) => {
    const { target, key, shiftKey: shift, altKey } = event;
    if (altKey || event.defaultPrevented || isTyping(event)) return;
    const at = target instanceof Element ? target : document.body;
    if (at.closest(ELSEWHERE) !== null || document.querySelector('[role="dialog"]') !== null) return;
    const inQueue = at.closest(OWN_KEYS) === null;
    const press = pressOf({ key, shift, control: event.ctrlKey || event.metaKey, letters, inQueue });
    if (press !== null && act(press)) event.preventDefault();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      onPress(event);
    };
    window.addEventListener('keydown', listen);
    return () => {
      window.removeEventListener('keydown', listen);
    };
  }, []);
}
