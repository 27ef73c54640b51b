// The language of this window: the computer's own where we speak it, or what was chosen here.
import type { ReactNode } from 'react';
import { useEffect, useLayoutEffect, useMemo } from 'react';
import { I18nProvider } from 'react-aria-components';
import { IntlProvider, useIntl } from 'react-intl';
import { create } from 'zustand';
import type { WordId } from './catalog';
import { catalogOf } from './catalog';
import type { Language } from './words';
import { LANGUAGES, isRightToLeft } from './words';

const NAME = 'waybill.language';

/** What Intl and React Aria are asked for; Hebrew is only there for its direction. */
const LOCALES: Readonly<Record<Language, { readonly words: string; readonly parts: string }>> = {
  en: { words: 'en-GB', parts: 'en-GB' },
  de: { words: 'de-DE', parts: 'de-DE' },
  pseudo: { words: 'en-GB', parts: 'he-IL' },
};

function languageAtStart(): Language {
  const chosen = LANGUAGES.find((language) => language === localStorage.getItem(NAME));
  return chosen ?? (navigator.language.startsWith('de') ? 'de' : 'en');
}

type Chosen = { readonly language: Language; readonly choose: (language: Language) => void };

export const useLanguage = create<Chosen>((set) => ({
  language: languageAtStart(),
  choose: (language) => {
    localStorage.setItem(NAME, language);
    set({ language });
  },
}));

/** Chosen in one window, it changes in all. */
function followOtherWindows({ key }: StorageEvent): void {
  if (key === NAME) useLanguage.setState({ language: languageAtStart() });
}

export function InLanguage({ children }: { readonly children: ReactNode }): ReactNode {
  const language = useLanguage((state) => state.language);
  const messages = useMemo(() => catalogOf(language), [language]);
  const { words, parts } = LOCALES[language];
  useLayoutEffect(() => {
    document.documentElement.lang = words;
    document.documentElement.dir = isRightToLeft(language) ? 'rtl' : 'ltr';
  }, [words, language]);
  useEffect(() => {
    window.addEventListener('storage', followOtherWindows);
    return () => {
      window.removeEventListener('storage', followOtherWindows);
    };
  }, []);
  return (
    <IntlProvider locale={words} messages={messages} defaultLocale="en-GB">
      <I18nProvider locale={parts}>{children}</I18nProvider>
    </IntlProvider>
  );
}

export type SayValues = Readonly<Record<string, string | number | boolean | Date | null | undefined>>;
export type Say = (id: WordId, values?: SayValues) => string;

/** `say('orders.title')`, `say('sync.pending', { count })`: numbers by locale, plurals by ICU. */
export function useSay(): Say {
  const intl = useIntl();
  return useMemo(() => (id: WordId, values?: SayValues) => intl.formatMessage({ id }, { ...values }), [intl]);
}

/** Whole numbers as people here write them. */
export function useCountFormat(): (count: number) => string {
  const intl = useIntl();
  return useMemo(() => (count: number) => intl.formatNumber(count), [intl]);
}
