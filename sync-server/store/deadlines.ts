// Commands that are due at a moment: timeouts, and follow-ups that are due at once.
import type { OrganisationId } from 'shared/ids';
import type { Instant } from 'shared/instant';
import type { Database } from './database';
import { askOnce } from './transaction';

export type DueCommand = { readonly id: string; readonly command: unknown };

/**
 * Takes what is due, oldest first, and nothing another server has taken. Whoever takes it has it for `leaseSeconds`;
 * if it is still there afterwards (a crash, a busy database), it is due again.
 */
export async function claimDue(
  db: Database,
  organisation: OrganisationId,
  now: Instant,
  leaseSeconds: number,
  most: number,
): Promise<readonly DueCommand[]> {
  return askOnce<DueCommand>(db, CLAIM, [organisation, now, leaseSeconds, most]);
}

const CLAIM = {
  name: 'claim-deadlines',
  text: `update deadlines d set due_at = $2::timestamptz + $3 * interval '1 second'
    from (select id from deadlines where organisation_id = $1 and due_at <= $2::timestamptz
      order by due_at limit $4 for update skip locked) due
    where d.organisation_id = $1 and d.id = due.id returning d.id, d.command`,
};

/** They have passed. Those whose command got its receipt just now are gone already. */
export async function removeDeadlines(
  db: Database,
  organisation: OrganisationId,
  ids: readonly string[],
): Promise<void> {
  if (ids.length > 0) await askOnce(db, REMOVE, [organisation, ids]);
}

const REMOVE = {
  name: 'remove-deadlines',
  text: 'delete from deadlines where organisation_id = $1 and id = any($2::uuid[])',
};

/** When something is due about this aggregate, soonest first; null where nothing is. */
export async function nextDeadline(
  db: Database,
  organisation: OrganisationId,
  aggregateId: string,
): Promise<Instant | null> {
  const [row] = await askOnce<{ readonly at: Instant }>(db, NEXT, [organisation, aggregateId]);
  return row?.at ?? null;
}

const NEXT = {
  name: 'next-deadline',
  text: 'select due_at as at from deadlines where organisation_id = $1 and aggregate_id = $2 order by due_at limit 1',
};
