// What happened to the order, as far back as it is here or was asked for, and how to ask for more.
import { useState } from 'react';
import { ref } from 'shared/aggregate';
import { useLive, useWorkplace } from '../workplace';
import { useDeviceCodes } from './device-codes';
import { olderOnServer } from './happenings';
import type { Run } from './past-run';
import { extended, heldRun, prepended } from './past-run';
import type { SeenOrder } from './use-order';

const AT_ONCE = 50;

export type Past = {
  readonly entries: Run['entries'];
  /** Entries that are on the server only. */
  readonly older: number;
  readonly status: 'resting' | 'asking' | 'offline' | 'busy';
  readonly isLive: boolean;
  readonly load: () => Promise<void>;
};

export function usePast({ row }: Pick<SeenOrder, 'row'>): Past {
  const { past, standing } = useWorkplace();
  const isLive = useLive(standing).connection.status === 'live';
  const learn = useDeviceCodes((state) => state.learn);
  const [loaded, setLoaded] = useState<Run | null>(null);
  const [status, setStatus] = useState<Past['status']>('resting');
  const version = row.base?.version ?? 0;
  const run = extended(loaded, heldRun(version, row.history));
  const load = async () => {
    setStatus('asking');
    const page = await past(ref('order', row.id), run.from, AT_ONCE);
    setStatus(page.type === 'page' ? 'resting' : page.type);
    if (page.type !== 'page') return;
    learn(page.devices);
    setLoaded(prepended(run, page));
  };
  return { entries: run.entries, older: olderOnServer(version, run.entries), status, isLive, load };
}
