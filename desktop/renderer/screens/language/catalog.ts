// Every word of every screen, by id. A screen that is not listed here has nothing to say.
import { uiWords } from '../../ui/words';
import { leavingWords } from '../frame/leaving-words';
import { frameWords } from '../frame/words';
import { importWords } from '../import-orders/words';
import { boardWords } from '../orders/words';
import { signInWords } from '../sign-in/words';
import type { Language, Words } from './words';
import { pseudo } from './words';

const ALL = {
  ...uiWords,
  ...frameWords,
  ...leavingWords,
  ...signInWords,
  ...boardWords,
  ...importWords,
} as const satisfies Words;

export type WordId = keyof typeof ALL;

const VERSIONS: Readonly<Record<Language, (pair: readonly [en: string, de: string]) => string>> = {
  en: ([english]) => english,
  de: ([, german]) => german,
  pseudo: ([english]) => pseudo(english),
};

export const catalogOf = (language: Language): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(ALL).map(([id, pair]) => [id, VERSIONS[language](pair)]));
