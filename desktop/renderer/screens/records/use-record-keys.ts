// The keys of a list of records. Letters act only while nobody types and single keys are on; Esc closes one layer.
import { useEffect } from 'react';
import { isTyping, useSingleKeys } from '../../ui/single-keys';

/** By key, what it does; null where there is nothing to do now. */
export type RecordKeys = Readonly<Record<string, (() => void) | null>>;

export function useRecordKeys(keys: RecordKeys): void {
  const single = useSingleKeys((state) => state.on);
  useEffect(() => {
    let before = '';
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      const isLetter = event.key.length === 1;
      if (event.key !== 'Escape' && ((isLetter && !single) || isTyping(event))) return;
      // The letter behind `g` names a place, and is not ours.
      const isPlace = before === 'g';
      before = event.key;
      if (isPlace && event.key !== 'Escape') return;
      const act = Object.hasOwn(keys, event.key) ? keys[event.key] : null;
      if (act === null || act === undefined) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', press);
    return () => {
      window.removeEventListener('keydown', press);
    };
  }, [keys, single]);
}
