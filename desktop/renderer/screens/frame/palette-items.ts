// What the palette offers, and how what was typed finds it.

export type PaletteItem = {
  readonly id: string;
  readonly kind: 'command' | 'order' | 'customer';
  readonly words: string;
  readonly detail: string;
  /** The key that does the same; '' where there is none. */
  readonly keys: string;
  readonly act: () => void;
};

export type Asked = { readonly kinds: readonly PaletteItem['kind'][]; readonly text: string };

/** `>` asks for commands only, `#` for orders, `@` for customers. */
export function asked(typed: string): Asked {
  const text = typed.trimStart();
  const rest = text.slice(1).trim();
  if (text.startsWith('>')) return { kinds: ['command'], text: rest };
  if (text.startsWith('#')) return { kinds: ['order'], text: rest };
  if (text.startsWith('@')) return { kinds: ['customer'], text: rest };
  return { kinds: ['command', 'order', 'customer'], text: text.trim() };
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

/** Best first; without a query those used last come first. @param recent ids, latest first */
export function found(items: readonly PaletteItem[], typed: string, recent: readonly string[]): readonly PaletteItem[] {
  const { kinds, text } = asked(typed);
  const rank = ({ id }: PaletteItem) => (recent.includes(id) ? recent.indexOf(id) : recent.length);
  return items
    .filter(({ kind }) => kinds.includes(kind))
    .flatMap((item) => {
      const score = text === '' ? 0 : item.kind === 'command' ? fit(item.words, text) : 0;
      return score === null ? [] : [{ item, score }];
    })
    .sort((a, b) => a.score - b.score || rank(a.item) - rank(b.item))
    .map(({ item }) => item);
}
