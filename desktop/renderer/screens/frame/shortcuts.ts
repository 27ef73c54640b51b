// Every key of the product, as the sheet behind `?` lists them. What is not here is no shortcut.
import type { WordId } from '../language/catalog';

export type Shortcut = { readonly keys: readonly string[]; readonly words: WordId };
export type ShortcutGroup = { readonly words: WordId; readonly shortcuts: readonly Shortcut[] };

const one = (words: WordId, ...keys: readonly string[]): Shortcut => ({ keys, words });

export const SHORTCUTS: readonly ShortcutGroup[] = [
  {
    words: 'keys.anywhere',
    shortcuts: [
      one('keys.palette', 'Ctrl K', 'F1'),
      one('keys.sheet', '?'),
      one('keys.sync', 'F5'),
      one('keys.undo', 'Ctrl Z'),
      one('keys.close', 'Esc'),
      one('keys.go-orders', 'g o'),
      one('keys.go-attention', 'g i'),
      one('keys.go-import', 'Ctrl I', 'g u'),
    ],
  },
  {
    words: 'keys.lists',
    shortcuts: [one('keys.rows', '↑', '↓', 'j', 'k'), one('keys.ends', 'Home', 'End'), one('keys.open', '↵')],
  },
];
