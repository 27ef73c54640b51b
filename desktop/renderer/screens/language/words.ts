// What a screen says, in every language, side by side. Each screen keeps its own in `words.ts`; ICU message format.

/** By id: English, German. */
export type Words = Readonly<Record<string, readonly [en: string, de: string]>>;

export const LANGUAGES = ['en', 'de', 'pseudo'] as const;
export type Language = (typeof LANGUAGES)[number];

/** The one language that is no language: it shows what was never put into words, and how screens stand from right to left. */
export const isRightToLeft = (language: Language): boolean => language === 'pseudo';

const ACCENTED: Readonly<Record<string, string>> = {
  ...{ a: 'á', e: 'é', i: 'í', o: 'ó', u: 'ú', A: 'Á', E: 'É', I: 'Í', O: 'Ó', U: 'Ú', c: 'ç', n: 'ñ', y: 'ý' },
};

/** English with accents and brackets, a third longer, as translations are; what stands in braces is kept. */
export function pseudo(text: string): string {
  let depth = 0;
  const letters = [...text].map((letter) => {
    if (letter === '{') depth += 1;
    if (letter === '}') depth -= 1;
    return depth > 0 ? letter : (ACCENTED[letter] ?? letter);
  });
  return `[${letters.join('')}${'·'.repeat(Math.ceil(text.length / 3))}]`;
}
