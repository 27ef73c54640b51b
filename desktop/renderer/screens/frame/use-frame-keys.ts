// Keys that work on every screen. Letters act only while nobody types and single keys are on.
import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { isTyping, useSingleKeys } from '../../ui/single-keys';
import { useWorkplace } from '../workplace';
import { placesFor } from './places';

export type FrameKeys = { readonly palette: () => void; readonly sheet: () => void };

const mayImport = (roles: Parameters<typeof placesFor>[0]) => placesFor(roles).some(({ to }) => to === '/import');

/** How long `g` waits for the letter of a place. */
const GO_MS = 1_500;

export function useFrameKeys({ palette, sheet }: FrameKeys): void {
  const navigate = useNavigate();
  const { actor } = useWorkplace();
  useSyncKeys();
  const single = useSingleKeys((state) => state.on);
  useEffect(() => {
    let goingSince = -Infinity;
    const letter = (event: KeyboardEvent): (() => void) | null => {
      if (!single || isTyping(event)) return null;
      const isGoing = event.timeStamp - goingSince < GO_MS;
      goingSince = event.key === 'g' ? event.timeStamp : -Infinity;
      const place = placesFor(actor().roles).find(({ key }) => key === event.key);
      if (isGoing && place !== undefined) return () => void navigate({ to: place.to });
      return event.key === '?' ? sheet : null;
    };
    const press = (event: KeyboardEvent) => {
      const control = event.ctrlKey || event.metaKey;
      if (event.altKey || event.defaultPrevented) return;
      const isPalette = event.key === 'F1' || (control && event.key === 'k');
      const isImport = control && event.key === 'i' && mayImport(actor().roles);
      const goImport = () => void navigate({ to: '/import' });
      const act = isPalette ? palette : isImport ? goImport : control ? null : letter(event);
      if (act === null) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', press);
    return () => {
      window.removeEventListener('keydown', press);
    };
  }, [palette, sheet, navigate, actor, single]);
}

/** They never reload the page, whatever lies over it: before anything on it hears them. */
function useSyncKeys(): void {
  const { syncNow } = useWorkplace();
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const control = event.ctrlKey || event.metaKey;
      const isSync = event.key === 'F5' || (control && event.key.toLowerCase() === 'r');
      if (!isSync || event.altKey) return;
      event.preventDefault();
      if (!event.repeat) syncNow();
    };
    window.addEventListener('keydown', press, { capture: true });
    return () => {
      window.removeEventListener('keydown', press, { capture: true });
    };
  }, [syncNow]);
}
