// What a key press says to somebody who waits for a scanner.

/** What a scanner's FNC1 arrives as: the group separator, typed as Ctrl+]. */
const GROUP_SEPARATOR = '\x1d';
const MODIFIERS = new Set(['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock', 'NumLock']);

/** Null for a modifier alone, which scanners press between characters. */
export function pressedKey(event: KeyboardEvent): string | null {
  if (MODIFIERS.has(event.key)) return null;
  if (event.ctrlKey && !event.altKey && event.key === ']') return GROUP_SEPARATOR;
  const isCommand = (event.ctrlKey || event.altKey || event.metaKey) && !event.getModifierState('AltGraph');
  return isCommand ? 'Command' : event.key;
}

export type Place = 'free' | 'text' | 'take';
export type Field = HTMLInputElement | HTMLTextAreaElement;

const NOT_TYPED_INTO = new Set(['button', 'checkbox', 'color', 'file', 'image', 'radio', 'range', 'reset', 'submit']);

/** Where a character would go: nowhere, into a text field, or into one that leaves scans to the scanner. */
export function placeOf(target: EventTarget | null): Place {
  if (!(target instanceof HTMLElement)) return 'free';
  if (isField(target)) return target.dataset.scan === 'take' ? 'take' : 'text';
  return target instanceof HTMLSelectElement || target.isContentEditable ? 'text' : 'free';
}

export const isField = (target: EventTarget | null): target is Field =>
  target instanceof HTMLTextAreaElement ||
  (target instanceof HTMLInputElement && !NOT_TYPED_INTO.has(target.type) && !target.readOnly);
