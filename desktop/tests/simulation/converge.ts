// Liveness: once faults stop, queues empty and every cursor reaches the head, within 30 seconds (SYN-13).
import type { SystemDatabase } from '../system/database';
import { until } from '../system/until';
import type { Host, HostStatus } from './host-contract';

const PATIENCE_MS = 30_000;

/** Who is still behind when the time is over; nobody is the wish. */
export async function converged(hosts: readonly Host[], database: SystemDatabase): Promise<string[]> {
  let behind: string[] = ['nobody was asked'];
  const settled = async () => {
    const [feed] = await database.query<{ seq: number; epoch: string }>('select seq::int, epoch::text from feed');
    const statuses = await Promise.all(hosts.map((host) => host.status()));
    behind = statuses.flatMap((status, position) =>
      isDone(status, feed) ? [] : [`desktop ${position}: ${JSON.stringify(status)} at head ${feed?.seq ?? '?'}`],
    );
    return behind.length === 0;
  };
  try {
    await until(settled, { withinMs: PATIENCE_MS });
    return [];
  } catch {
    return behind.map((who) => `did not converge: ${who}`);
  }
}

function isDone(status: HostStatus, feed: { readonly seq: number; readonly epoch: string } | undefined): boolean {
  return status.queued === 0 && status.accepted === 0 && status.cursor === feed?.seq && status.epoch === feed.epoch;
}
