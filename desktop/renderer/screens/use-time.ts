// Time as the organisation has it.
import { useIntl } from 'react-intl';
import type { Instant } from 'shared/instant';
import { shownMoment } from '../ui/moment';
import { useNow } from './use-now';
import { useLive, useWorkplace } from './workplace';

/** The organisation's time zone by its IANA name; UTC until the settings are here. */
export const useZone = (): string => useLive(useWorkplace().settings)?.timeZone ?? 'UTC';

/** A moment within a sentence; '' where there is none. */
export function useTimeOfDay(): (at: Instant | null) => string {
  const { locale } = useIntl();
  const zone = useZone();
  const now = useNow();
  return (at) => (at === null ? '' : shownMoment(at, now, zone, locale));
}
