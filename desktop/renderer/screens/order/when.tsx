// A moment in the organisation's time, as every part of the page shows it.
import type { ReactNode } from 'react';
import { instantFrom } from 'shared/instant';
import { Moment } from '../../ui/moment';
import { useNow } from '../use-now';
import { useZone } from '../use-time';

export function When({ at }: { readonly at: string }): ReactNode {
  const zone = useZone();
  const now = useNow();
  const moment = instantFrom(at);
  return moment === null ? null : <Moment at={moment} now={now} zone={zone} />;
}
