// Messages that were set aside: held for their checkout, parked for what they say, skipped because nobody here knows their type.
import type { OrganisationId } from 'shared/ids';
import type { Database } from './database';
import type { InboxEntry, InboxOutcome } from './inbox';
import { askOnce } from './transaction';

export const ASIDE = ['held', 'parked', 'skipped'] as const satisfies readonly InboxOutcome[];
export type AsideOutcome = (typeof ASIDE)[number];

export type Aside = Omit<InboxEntry, 'organisation' | 'message'> & {
  /** Whether its text was kept, so that it can be read anew without coming again. */
  readonly isKept: boolean;
};

export type AsideFilter = {
  readonly outcomes: readonly AsideOutcome[];
  /** Null: of every source. */
  readonly source: string | null;
  readonly most: number;
};

const COLUMNS = `source, message_id as "messageId", received_at as "receivedAt", outcome, reason, detail,
  order_id as "orderId", held_until as "heldUntil", message is not null as "isKept"`;

/** The latest first. */
export function listAside(
  db: Database,
  organisation: OrganisationId,
  { outcomes, source, most }: AsideFilter,
): Promise<readonly Aside[]> {
  return askOnce<Aside>(db, LIST, [organisation, outcomes, source, most]);
}

const LIST = {
  name: 'list-inbox-aside',
  text: `select ${COLUMNS} from inbox
    where organisation_id = $1 and outcome = any($2::text[]) and outcome in ('held', 'parked', 'skipped')
      and source = coalesce($3, source)
    order by received_at desc, message_id limit $4`,
};

/** Of every source that has one of this id; also what was applied or ignored. */
export function findEntries(
  db: Database,
  organisation: OrganisationId,
  messageId: string,
): Promise<readonly (Aside & Pick<InboxEntry, 'message'>)[]> {
  return askOnce(db, FIND, [organisation, messageId]);
}

const FIND = {
  name: 'find-inbox',
  text: `select ${COLUMNS}, message from inbox where organisation_id = $1 and message_id = $2 order by source`,
};
