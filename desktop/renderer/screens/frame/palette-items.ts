// What the palette offers, and how what was typed finds it.

export type PaletteItem = {
  readonly id: string;
  readonly kind: 'command' | 'order' | 'customer' | 'product';
  readonly words: string;
  readonly detail: string;
  /** The key that does the same; '' where there is none. */
  readonly keys: string;
  /** Why it cannot be done now, as a sentence; null where it can. */
  readonly cannot: string | null;
  readonly act: () => void;
};
export type RecordItemKind = Exclude<PaletteItem['kind'], 'command'>;

export type Asked = { readonly kinds: readonly PaletteItem['kind'][]; readonly text: string };

const EVERYTHING: readonly PaletteItem['kind'][] = ['command', 'order', 'customer', 'product'];

/** `>` asks for commands only, `#` for orders, `@` for customers; without a sign everything is asked for. */
export function asked(typed: string): Asked {
  const text = typed.trimStart();
  const rest = text.slice(1).trim();
  if (text.startsWith('>')) return { kinds: ['command'], text: rest };
  if (text.startsWith('#')) return { kinds: ['order'], text: rest };
  if (text.startsWith('@')) return { kinds: ['customer'], text: rest };
  return { kinds: EVERYTHING, text: text.trim() };
}

/** The letters of the query in their order; the fewer pieces and the earlier, the better. null where they are not all there. */
export function fit(words: string, query: string): number | null {
  const [text, wanted] = [folded(words), folded(query)];
  let at = -1;
  let score = 0;
  for (const letter of wanted) {
    const next = text.indexOf(letter, at + 1);
    if (next < 0) return null;
    const startsWord = next === 0 || text[next - 1] === ' ';
    score += next === at + 1 ? 0 : startsWord ? 1 : 3;
    at = next;
  }
  return score + text.indexOf(wanted[0] ?? '') / 100;
}

const folded = (text: string) =>
  text
    .normalize('NFD')
    .replaceAll(/\p{Diacritic}/gu, '')
    .toLowerCase();

/** Behind commands that begin with what was typed, before those that only hold its letters. */
const RECORD_SCORE = 0.5;
/** What can be done comes before what cannot, unless it was hardly asked for. */
const cannotScore = (text: string): number => (text === '' ? 100 : 2);

/** Best first; without a query those used last come first. @param recent ids, latest first */
export function found(items: readonly PaletteItem[], typed: string, recent: readonly string[]): readonly PaletteItem[] {
  const { kinds, text } = asked(typed);
  const rank = ({ id }: PaletteItem) => (recent.includes(id) ? recent.indexOf(id) : recent.length);
  return items
    .filter(({ kind }) => kinds.includes(kind))
    .flatMap((item) => {
      const score = text === '' ? 0 : item.kind === 'command' ? fitOf(item, text) : RECORD_SCORE;
      return score === null ? [] : [{ item, score: score + (item.cannot === null ? 0 : cannotScore(text)) }];
    })
    .sort((a, b) => a.score - b.score || rank(a.item) - rank(b.item))
    .map(({ item }) => item);
}

/** By its own words, or less well by what it is done to: "colours dark". */
function fitOf({ words, detail }: PaletteItem, text: string): number | null {
  const own = fit(words, text);
  if (own !== null) return own;
  const whole = fit(`${detail} ${words}`, text);
  return whole === null ? null : whole + 1;
}

const MOST = 12;
const MOST_COMMANDS = 7;

/** As many as are looked over at once; where records are found, commands leave them room. */
export function shortened(items: readonly PaletteItem[]): readonly PaletteItem[] {
  const records = items.filter(({ kind }) => kind !== 'command').length;
  const room = Math.max(MOST_COMMANDS, MOST - records);
  const kept = new Set(items.filter(({ kind }) => kind === 'command').slice(0, room));
  return items.filter((item) => item.kind !== 'command' || kept.has(item)).slice(0, MOST);
}

/** `customer-<id>`: the name under which a record is remembered. */
export const recordItemId = (kind: RecordItemKind, id: string): string => `${kind}-${id}`;

export function recordIn(itemId: string): { readonly kind: RecordItemKind; readonly id: string } | null {
  const [, kind, id] = /^(order|customer|product)-([\da-f-]{36})$/.exec(itemId) ?? [];
  return kind === 'order' || kind === 'customer' || kind === 'product' ? { kind, id: id ?? '' } : null;
}
