// What a screen would say, without a screen.
import type { IntlShape } from 'react-intl';
import { createIntl } from 'react-intl';
import { catalogOf } from './catalog';
import type { Say } from './language';
import type { Language } from './words';

export const intlIn = (language: Language): IntlShape =>
  createIntl({ locale: language === 'de' ? 'de-DE' : 'en-GB', messages: catalogOf(language) });

export function sayIn(language: Language): Say {
  const intl = intlIn(language);
  return (id, values) => intl.formatMessage({ id }, { ...values });
}
