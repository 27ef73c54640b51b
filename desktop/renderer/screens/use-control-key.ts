// A letter with Ctrl (or ⌘) that does what a button on this screen does.
import { useEffect, useEffectEvent } from 'react';

/** @param key in lower case */
export function useControlKey(key: string, act: () => void): void {
  const pressed = useEffectEvent(act);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.key.toLowerCase() !== key) return;
      event.preventDefault();
      pressed();
    };
    window.addEventListener('keydown', press);
    return () => {
      window.removeEventListener('keydown', press);
    };
  }, [key]);
}
