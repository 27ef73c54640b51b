// What may go: announcements every sink has, texts of messages that were dealt with, sessions and invitations long expired.
// Receipts, events and the keys of the inbox are never removed; none of these statements names them.
import type { OrganisationId } from 'shared/ids';
import type { Instant } from 'shared/instant';
import type { Database } from './database';
import type { Statement } from './transaction';
import { askOnce } from './transaction';

export type Removable = {
  readonly count: (db: Database, organisation: OrganisationId, before: Instant) => Promise<number>;
  /** Removes up to `most` and says how many; fewer than that: nothing is left. */
  readonly remove: (db: Database, organisation: OrganisationId, before: Instant, most: number) => Promise<number>;
};

/**
 * @param rows selects the keys of what may go: $1 the organisation, $2 the moment
 * @param remove removes those whose keys are in `victims`; it may come with `beside`, what goes along with them
 */
function removable(name: string, rows: string, remove: string, beside = ''): Removable {
  const count: Statement = { name: `retention-count-${name}`, text: `select count(*) as n from (${rows}) victims` };
  const text = `with victims as materialized (${rows} limit $3), ${beside}
    gone as (${remove} returning 1) select count(*) as n from gone`;
  const removing: Statement = { name: `retention-remove-${name}`, text };
  return {
    count: async (db, organisation, before) => numberIn(await askOnce<N>(db, count, [organisation, before])),
    remove: async (db, organisation, before, most) =>
      numberIn(await askOnce<N>(db, removing, [organisation, before, most])),
  };
}

type N = { readonly n: number };
const numberIn = (rows: readonly N[]): number => rows[0]?.n ?? 0;

export const messageTexts: Removable = removable(
  'inbox',
  `select source, message_id from inbox where organisation_id = $1 and received_at < $2::timestamptz
     and message is not null and outcome not in ('held', 'parked')`,
  `update inbox set message = null where organisation_id = $1 and (source, message_id) in (select * from victims)`,
);

export const refreshTokens: Removable = removable(
  'sessions',
  'select id from refresh_tokens where organisation_id = $1 and expires_at < $2::timestamptz',
  `delete from refresh_tokens where organisation_id = $1 and id in (select * from victims)`,
);

export const invitations: Removable = removable(
  'invitations',
  'select token_hash from setup_invitations where organisation_id = $1 and expires_at < $2::timestamptz',
  `delete from setup_invitations where organisation_id = $1 and token_hash in (select * from victims)`,
);

/** What a finished job left behind: its record, its file and its steps. What it placed are orders like any other. */
export const finishedJobs: Removable = removable(
  'jobs',
  `select id from jobs where organisation_id = $1 and finished_at < $2::timestamptz and status in ('done', 'failed')`,
  'delete from jobs where organisation_id = $1 and id in (select * from victims)',
  `files as (delete from job_files where organisation_id = $1 and job_id in (select * from victims)),
   steps as (delete from job_steps where organisation_id = $1 and job_id in (select * from victims)),`,
);

/** Announcements have no moment of their own: theirs is that of the receipt with their feed number. */
export const announcements: Removable = {
  count: async (db, organisation, before) =>
    numberIn(await askOnce<N>(db, COUNT_SENT, [organisation, await lastNumberBefore(db, organisation, before)])),
  remove: async (db, organisation, before, most) =>
    numberIn(await askOnce<N>(db, REMOVE_SENT, [organisation, await lastNumberBefore(db, organisation, before), most])),
};

/** Every sink there is has come past it, there is at least one, and none has set it aside. */
const SENT = `select o.feed_seq, o.n from outbox o where o.organisation_id = $1 and o.feed_seq <= $2
  and exists (select 1 from sink_progress p where p.organisation_id = $1 and p.bucket = o.bucket)
  and not exists (select 1 from sink_progress p where p.organisation_id = $1 and p.bucket = o.bucket
    and (p.feed_seq, p.n) < (o.feed_seq, o.n))
  and (o.feed_seq, o.n) not in (select s.feed_seq, s.n from sink_parked s where s.organisation_id = $1)`;
const COUNT_SENT: Statement = { name: 'retention-count-outbox', text: `select count(*) as n from (${SENT}) sent` };
const REMOVE_SENT: Statement = {
  name: 'retention-remove-outbox',
  text: `with gone as (delete from outbox where organisation_id = $1
      and (feed_seq, n) in (${SENT} order by o.feed_seq, o.n limit $3) returning 1)
    select count(*) as n from gone`,
};

const FROM: Statement = {
  name: 'retention-receipt-from',
  text: `select feed_seq as seq, recorded_at < $3::timestamptz as "isBefore"
    from receipts where organisation_id = $1 and feed_seq >= $2 order by feed_seq limit 1`,
};
const HEAD: Statement = { name: 'retention-head', text: 'select seq as n from feed where organisation_id = $1' };

/** The last feed number recorded before a moment, by halving: moments have no index, and numbers grow with them. */
export async function lastNumberBefore(db: Database, organisation: OrganisationId, before: Instant): Promise<number> {
  let [low, high] = [0, numberIn(await askOnce<N>(db, HEAD, [organisation]))];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    const [found] = await askOnce<{ seq: number; isBefore: boolean }>(db, FROM, [organisation, middle, before]);
    if (found?.isBefore === true && found.seq <= high) low = found.seq;
    else high = middle - 1;
  }
  return low;
}
