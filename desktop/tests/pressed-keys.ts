// Which keys a page takes for itself: each is pressed once, and the page opened anew after one that acted.
import type { Page } from 'playwright-core';
import type { Shortcut } from '../renderer/screens/frame/shortcuts';

export type Key = { readonly name: string; readonly key: string; readonly ctrl: boolean; readonly shift: boolean };

/** How the sheet writes keys that are called otherwise. */
const SIGNS: Readonly<Record<string, string>> = {
  '↑': 'ArrowUp',
  '↓': 'ArrowDown',
  '↵': 'Enter',
  '⌫': 'Backspace',
  PgUp: 'PageUp',
  PgDn: 'PageDown',
  Space: ' ',
  Esc: 'Escape',
};
const MODIFIERS = ['Ctrl', 'Shift'];

/** As the sheet writes them, one name per key; `g o` is two keys and stands for its second, after the first. */
export const keyNames = (shortcuts: readonly Shortcut[]): readonly string[] => shortcuts.flatMap(({ keys }) => keys);

function keyNamed(name: string): Key {
  const words = name.split(' ');
  const last = words.at(-1) ?? '';
  const shift = words.includes('Shift');
  const key = SIGNS[last] ?? (last.length === 1 && !shift ? last.toLowerCase() : last);
  return { name, key, ctrl: words.includes('Ctrl'), shift };
}

const letters = [...'abcdefghijklmnopqrstuvwxyz'];
const others = ['↑', '↓', '↵', 'PgUp', 'PgDn', 'Space', 'Esc', 'Home', 'End', '/', '?', '#', '+', '-', '.'];
const functionKeys = [...Array(12).keys()].map((n) => `F${String(n + 1)}`);
const control = [...letters.map((letter) => letter.toUpperCase()), '↵', '⌫', 'Home', 'End', '1', '0'];

/** Every key a person might press, alone and with Ctrl or Shift; and the places behind `g`. */
export const CANDIDATES: readonly Key[] = [
  ...[...letters, ...others, ...functionKeys].map(keyNamed),
  ...control.map((key) => keyNamed(`Ctrl ${key}`)),
  ...['Shift ↑', 'Shift ↓', 'Ctrl Shift Z'].map(keyNamed),
];

/** Where somebody types, a letter is a letter, and on the way to a field a scanner's letters are held. */
export const WITH_CONTROL = CANDIDATES.filter(({ ctrl }) => ctrl);

/** @param open brings the page back to how it was @param focus where keys go */
export async function consumedKeys(
  page: Page,
  open: () => Promise<void>,
  focus: string,
  pressed: readonly Key[] = CANDIDATES,
): Promise<readonly string[]> {
  const consumed: string[] = [];
  await open();
  for (const candidate of pressed) {
    if (!(await isConsumed(page, candidate, focus))) continue;
    consumed.push(candidate.name);
    await open();
  }
  return consumed.filter((name) => !MODIFIERS.includes(name));
}

const isConsumed = (page: Page, { key, ctrl, shift }: Key, focus: string): Promise<boolean> =>
  page.evaluate(
    ([pressed, ctrlKey, shiftKey, at]) => {
      const target = document.querySelector<HTMLElement>(at) ?? document.body;
      target.focus();
      const init = { key: pressed, ctrlKey, shiftKey, bubbles: true, cancelable: true };
      return !target.dispatchEvent(new KeyboardEvent('keydown', init));
    },
    [key, ctrl, shift, focus] as const,
  );
