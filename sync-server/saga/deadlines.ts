// Runs what is due: timeouts of the saga and follow-up commands, through the one door, on any number of servers.
// A deadline's command has an id of its own, so a crash in the middle is a harmless repeat.
import { commandIdSchema, instantSchema } from 'shared/contract/scalars';
import { uuidSchema } from 'shared/ids';
import type { OrganisationId } from 'shared/ids';
import { z } from 'zod';
import type { Clock } from '../clock';
import type { OwnCommand } from '../commands/batch';
import { handleOwn } from '../commands/handle-batch';
import type { EventLog } from '../event-log';
import { repeat } from '../repeat';
import type { Repeating } from '../repeat';
import type { Database } from '../store/database';
import { claimDue, removeDeadlines } from '../store/deadlines';

export type DeadlineWork = {
  readonly db: Database;
  readonly organisation: OrganisationId;
  readonly clock: Clock;
  readonly log: EventLog;
  /** Called after a commit: there may be news for the sockets and the relay. */
  readonly onCommitted: () => void;
  readonly pollMs?: number;
  readonly leaseSeconds?: number;
};

const MOST_AT_ONCE = 50;
const LEASE_SECONDS = 60;

export function startDeadlines(work: DeadlineWork): Repeating {
  const { log, pollMs = 1_000 } = work;
  return repeat(
    () => passDue(work),
    pollMs,
    (error) => log.error({ err: error }, 'deadlines-failed'),
  );
}

const storedCommandSchema = z.object({
  id: commandIdSchema,
  type: z.string(),
  v: z.int(),
  subject: uuidSchema,
  payload: z.record(z.string(), z.unknown()),
  occurredAt: instantSchema,
});

/** Runs what is due at this moment, a page at a time. */
export async function passDue(work: DeadlineWork): Promise<'worked' | 'idle'> {
  const { db, organisation, clock, log, leaseSeconds = LEASE_SECONDS } = work;
  const due = await claimDue(db, organisation, clock.now(), leaseSeconds, MOST_AT_ONCE);
  const passed: string[] = [];
  for (const { id, command } of due) {
    const parsed = storedCommandSchema.safeParse(command);
    if (!parsed.success) log.error({ deadlineId: id }, 'deadline-unreadable');
    else if (await pass(work, parsed.data)) passed.push(id);
  }
  await removeDeadlines(db, organisation, passed);
  if (passed.length > 0) work.onCommitted();
  return passed.length > 0 ? 'worked' : 'idle';
}

/** False: it has no answer yet and comes back when its lease is over. The conversation is that of its order. */
async function pass({ db, organisation, clock, log }: DeadlineWork, command: OwnCommand): Promise<boolean> {
  const batch = { organisation, correlationId: command.subject, recordedAt: clock.now(), commands: [command] };
  const [result] = await handleOwn(db, batch);
  if (result?.status === 'accepted') return true;
  log.warn({ deadlineId: command.id, status: result?.status, code: result?.code }, 'deadline-not-passed');
  return result?.status === 'rejected';
}
