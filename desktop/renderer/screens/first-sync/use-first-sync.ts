// Where the first sync of this device stands, alive.
import { useState } from 'react';
import { totalOf } from '../../local/counts';
import { useLive, useWorkplace } from '../workplace';
import type { Beginning, FirstSyncProgress } from './progress';
import { firstSyncOf } from './progress';

export function useFirstSync(): FirstSyncProgress {
  const { standing, orderCounts } = useWorkplace();
  const here = totalOf(useLive(orderCounts));
  const now = useLive(standing);
  const [since, setSince] = useState<Beginning | null>(null);
  if (since === null && here > 0 && now.cursor > 0) setSince({ cursor: now.cursor, here });
  return firstSyncOf(now, here, since);
}
