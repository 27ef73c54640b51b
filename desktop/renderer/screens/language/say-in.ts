// What a screen would say, without a screen.
import { createIntl } from 'react-intl';
import { catalogOf } from './catalog';
import type { Say } from './language';
import type { Language } from './words';

export function sayIn(language: Language): Say {
  const intl = createIntl({ locale: language === 'de' ? 'de-DE' : 'en-GB', messages: catalogOf(language) });
  return (id, values) => intl.formatMessage({ id }, { ...values });
}
