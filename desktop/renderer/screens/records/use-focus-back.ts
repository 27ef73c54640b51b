// When a panel closes, the focus that was in it goes to the list.
import { useEffect } from 'react';
import type { RecordPlace } from './record-place';

export function useFocusBack({ open, doing }: RecordPlace): void {
  useEffect(() => {
    if (document.activeElement === document.body) document.querySelector<HTMLElement>('[role="grid"]')?.focus();
  }, [open, doing]);
}
