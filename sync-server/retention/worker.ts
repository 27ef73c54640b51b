// Runs retention once an hour, whichever of the servers is first.
import { randomUUID } from 'node:crypto';
import type { EventLog } from '../event-log';
import { repeat } from '../repeat';
import type { Repeating } from '../repeat';
import { beginRunUnlessRecent } from '../store/retention-runs';
import { removeAll } from './retention';
import type { Retention } from './retention';

export type Retaining = Retention & { readonly log: EventLog; readonly pollMs?: number };

const HOUR_MS = 3_600_000;
/** Often enough that a server which took over is late by minutes only. */
const POLL_MS = 5 * 60_000;

export function startRetention(retaining: Retaining): Repeating {
  const { log, pollMs = POLL_MS } = retaining;
  let stopping = false;
  const step = async () => {
    await retainHourly(retaining, () => stopping);
    return 'idle' as const;
  };
  const running = repeat(step, pollMs, (error) => log.error({ err: error }, 'retention-failed'));
  return {
    wake: running.wake,
    stop: () => {
      stopping = true;
      return running.stop();
    },
  };
}

/** False: somebody has run it within the hour. */
export async function retainHourly(retaining: Retaining, isStopping = () => false): Promise<boolean> {
  const { db, organisation, clock, log } = retaining;
  const id = randomUUID();
  const beginning = { organisation, id, at: clock.now(), by: 'worker', personId: null } as const;
  if (!(await beginRunUnlessRecent(db, beginning, HOUR_MS))) return false;
  const removed = await removeAll(retaining, id, isStopping);
  log.info({ removed: Object.values(removed).reduce((sum, rows) => sum + rows, 0) }, 'retention-ran');
  return true;
}
