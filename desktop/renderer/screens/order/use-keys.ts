// Keys of a page: they act only where nobody is typing and nothing lies over the page; letters can be switched off.
import { useEffect, useRef } from 'react';
import { isTyping, useSingleKeys } from '../../ui/single-keys';

export type Keys = Readonly<Record<string, () => void>>;

/** @param keys by `KeyboardEvent.key` */
export function useKeys(keys: Keys): void {
  const letters = useSingleKeys((state) => state.on);
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    let before = '';
    const press = (event: KeyboardEvent) => {
      // The letter behind `g` names a place, and is not ours.
      const isPlace = before === 'g' && event.key.length === 1;
      before = event.key;
      if (isPlace) return;
      const act = latest.current[event.key];
      if (act === undefined || isElsewhere(event) || (event.key.length === 1 && !letters)) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', press);
    return () => {
      window.removeEventListener('keydown', press);
    };
  }, [letters]);
}

function isElsewhere(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event)) return true;
  return document.querySelector('[role="dialog"], [role="menu"], [role="listbox"]') !== null;
}
