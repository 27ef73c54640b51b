// Words of the parts in the language of the window.
import { useIntl } from 'react-intl';
import type { UiWord } from './words';

export function useWords(): (id: UiWord) => string {
  const intl = useIntl();
  return (id) => intl.formatMessage({ id });
}
