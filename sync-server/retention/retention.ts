// Removes what nobody needs any more, as the settings say; looks first, and writes down what it did. Harmless when several
// servers do it at the same moment: what one has removed is not there for the other.
import { randomUUID } from 'node:crypto';
import { RETAINED } from 'shared/contract/admin/retention';
import type { RetentionPlan, Retained } from 'shared/contract/admin/retention';
import type { OrganisationId, PersonId } from 'shared/ids';
import { plusSeconds } from 'shared/instant';
import type { Instant } from 'shared/instant';
import type { Clock } from '../clock';
import type { Database } from '../store/database';
import { announcements, finishedJobs, invitations, messageTexts, refreshTokens } from '../store/retention';
import type { Removable } from '../store/retention';
import { beginRun, finishRun } from '../store/retention-runs';
import type { Removed, RunBy } from '../store/retention-runs';

/** How long each kind is kept, in milliseconds; null: for ever. */
export type Keeping = Readonly<Record<Retained, number | null>>;

export type Retention = {
  readonly db: Database;
  readonly organisation: OrganisationId;
  readonly clock: Clock;
  readonly keeping: Keeping;
};

const removables: Readonly<Record<Retained, Removable>> = {
  outbox: announcements,
  inbox: messageTexts,
  sessions: refreshTokens,
  invitations,
  jobs: finishedJobs,
};

export type RetentionSettings = {
  readonly retentionOutbox: number | null;
  readonly retentionInbox: number | null;
  readonly retentionSessions: number | null;
  readonly retentionJobs: number | null;
};

export const keepingOf = (settings: RetentionSettings): Keeping => ({
  outbox: settings.retentionOutbox,
  inbox: settings.retentionInbox,
  sessions: settings.retentionSessions,
  invitations: settings.retentionSessions,
  jobs: settings.retentionJobs,
});

type Due = { readonly item: Retained; readonly removable: Removable; readonly before: Instant | null };

function dueAt({ keeping }: Retention, now: Instant): readonly Due[] {
  return RETAINED.map((item) => {
    const keptFor = keeping[item];
    const before = keptFor === null ? null : plusSeconds(now, -keptFor / 1_000);
    return { item, removable: removables[item], before };
  });
}

/** Changes nothing. */
export async function planRetention(retention: Retention): Promise<RetentionPlan> {
  const { db, organisation, clock, keeping } = retention;
  const at = clock.now();
  const items: RetentionPlan['items'] = [];
  for (const { item, removable, before } of dueAt(retention, at)) {
    const rows = before === null ? 0 : await removable.count(db, organisation, before);
    items.push({ item, keptForMs: keeping[item], before, rows });
  }
  return { at, items };
}

export type Asked = { readonly by: RunBy; readonly personId?: PersonId };

export async function runRetention(retention: Retention, { by, personId }: Asked): Promise<Removed> {
  const { db, organisation, clock } = retention;
  const id = randomUUID();
  await beginRun(db, { organisation, id, at: clock.now(), by, personId: personId ?? null });
  return removeAll(retention, id);
}

const AT_ONCE = 2_000;

/** In small transactions, so that nobody waits for it. @param id a run that has begun */
export async function removeAll(retention: Retention, id: string, isStopping = () => false): Promise<Removed> {
  const { db, organisation, clock } = retention;
  const removed: Record<string, number> = {};
  for (const { item, removable, before } of dueAt(retention, clock.now())) {
    for (let gone = AT_ONCE; before !== null && gone === AT_ONCE && !isStopping();) {
      gone = await removable.remove(db, organisation, before, AT_ONCE);
      if (gone > 0) removed[item] = (removed[item] ?? 0) + gone;
    }
  }
  await finishRun(db, organisation, id, clock.now(), removed);
  return removed;
}
