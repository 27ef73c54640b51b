// Ctrl+Enter and Ctrl+S place the order from wherever the focus is on this screen.
import { useEffect } from 'react';

export function usePlaceKeys(place: () => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const isKey = event.key === 'Enter' || event.key.toLowerCase() === 's';
      if (!isKey || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
      event.preventDefault(); // the browser would save the page
      event.stopPropagation();
      if (!event.repeat) place();
    };
    window.addEventListener('keydown', press, { capture: true }); // before fields make something else of Enter
    return () => {
      window.removeEventListener('keydown', press, { capture: true });
    };
  }, [place]);
}
