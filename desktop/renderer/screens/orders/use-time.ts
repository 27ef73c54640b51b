// A moment within a sentence, in the organisation's time.
import { useIntl } from 'react-intl';
import type { Instant } from 'shared/instant';
import { shownMoment } from '../../ui/moment';
import { useNow } from '../use-now';
import { useLive, useWorkplace } from '../workplace';

export function useTimeOfDay(): (at: Instant | null) => string {
  const { locale } = useIntl();
  const zone = useLive(useWorkplace().settings)?.timeZone ?? 'UTC';
  const now = useNow();
  return (at) => (at === null ? '' : shownMoment(at, now, zone, locale));
}
