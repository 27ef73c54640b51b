// Text as it is compared in a search: without case, accents or punctuation.

/** Letters that Unicode does not take apart. */
const PLAIN: Readonly<Record<string, string>> = {
  ...{ ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ð: 'd', ł: 'l', ı: 'i', þ: 'th', ħ: 'h' },
};
const SPECIAL = /[ßæœøđðłıþħ]/g;
const MARKS = /\p{M}+/gu;
const WORD = /[\p{L}\p{N}]+/gu;
const UMLAUTS = /[äöü]/g;
const ASCII = /^[\0-\x7f]*$/;

/** `Grün-Öl` → `grun-ol`. */
export function folded(text: string): string {
  const small = text.toLowerCase();
  if (ASCII.test(small)) return small;
  return small
    .replace(SPECIAL, (letter) => PLAIN[letter] ?? letter)
    .normalize('NFKD')
    .replace(MARKS, '')
    .toLowerCase();
}

/** What stands between spaces, each as its words: `bowl-12 oak` → [[bowl, 12], [oak]]. */
export function chunksOf(text: string): readonly (readonly string[])[] {
  return folded(text)
    .split(/\s+/)
    .flatMap((chunk) => {
      const words = chunk.match(WORD);
      return words === null ? [] : [words];
    });
}

/** `BOWL-0012`, `bowl 0012` and `bowl0012` are one code. */
export const compact = (text: string): string => (folded(text).match(WORD) ?? []).join('');

/** All that a text is found by: its words, what a hyphen or a dot joins also as one, and `ue` for `ü`. */
export function termsOf(text: string): readonly string[] {
  const terms = new Set<string>();
  for (const spelling of spellings(text))
    for (const words of chunksOf(spelling)) {
      for (const word of words) terms.add(word);
      if (words.length > 1) terms.add(words.join(''));
    }
  return [...terms];
}

function spellings(text: string): readonly string[] {
  const composed = text.toLowerCase().normalize('NFC');
  const spelledOut = composed.replace(UMLAUTS, (letter) => `${folded(letter)}e`);
  return spelledOut === composed ? [text] : [text, spelledOut];
}
