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
      one('keys.sync', 'F5', 'Ctrl R'),
      one('keys.undo', 'Ctrl Z'),
      one('keys.redo', 'Ctrl Shift Z', 'Ctrl Y'),
      one('keys.close', 'Esc'),
      one('capture.key.new', 'n', 'g n'),
      one('keys.go-orders', 'g o'),
      one('keys.go-attention', 'g i'),
      one('keys.go-products', 'g p'),
      one('keys.go-customers', 'g c'),
      one('keys.go-people', 'g u'),
      one('keys.go-health', 'g a'),
      one('keys.go-devices', 'g v'),
      one('keys.go-sinks', 'g k'),
      one('keys.go-parked', 'g q'),
      one('keys.go-retention', 'g t'),
      one('keys.go-settings', 'g s'),
      one('keys.go-import', 'Ctrl I', 'g f'),
    ],
  },
  {
    words: 'capture.title',
    shortcuts: [one('capture.key.place', 'Ctrl S', 'Ctrl ↵'), one('capture.key.remove', 'Ctrl ⌫')],
  },
  {
    words: 'keys.lists',
    shortcuts: [
      one('keys.rows', '↑', '↓', 'j', 'k'),
      one('keys.pages', 'PgUp', 'PgDn'),
      one('keys.ends', 'Home', 'End', 'Ctrl Home', 'Ctrl End'),
      one('keys.open', '↵'),
      one('keys.leave', 'Tab', 'Shift Tab'),
    ],
  },
  {
    words: 'board.title',
    shortcuts: [
      one('keys.apart', 'Ctrl ↵'),
      one('keys.select', 'Space', 'Shift ↑', 'Shift ↓', 'Ctrl A'),
      one('keys.clear', 'Esc'),
      one('keys.search', '/', 'Ctrl F'),
      one('keys.filter', 'f'),
      one('older.load', 'm'),
      one('board.export', 'Ctrl E'),
    ],
  },
  {
    words: 'order.keys',
    shortcuts: [
      one('order.act.AddNote', 'c'),
      one('order.act.CancelOrder', 'x'),
      one('order.act.AmendOrder', 'e', 'F2'),
      one('order.back', 'Esc'),
    ],
  },
  {
    words: 'nav.attention',
    shortcuts: [
      one('attention.again.edit', 'e', 'F2'),
      one('attention.ask', 'a'),
      one('attention.discard', '#'),
      one('attention.keys.take-over', 't'),
      one('attention.open', '↵'),
      one('attention.keys.select', 'Space', 'Shift ↑', 'Shift ↓', 'Ctrl A'),
    ],
  },
  {
    words: 'keys.records',
    shortcuts: [
      one('keys.new', 'n'),
      one('keys.change', 'e', 'F2'),
      one('keys.search', '/', 'Ctrl F'),
      one('keys.close', 'Esc'),
    ],
  },
];
