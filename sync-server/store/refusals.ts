// Refused commands as documents: what a person has to deal with, and what a manager may take over.
import type { HeldDocument } from 'shared/contract/documents';
import type { OrganisationId, PersonId } from 'shared/ids';
import type { Database } from './database';
import { refusalBody } from './refusal-rows';
import type { Statement } from './transaction';
import { askOnce } from './transaction';

const document = `'refusal' as type, command_id as id, refusal_version as version, feed_seq as seq,
  ${refusalBody('receipts')} as state, '[]'::jsonb as history`;

const OPEN: Statement = {
  name: 'open-refusals',
  text: `select ${document} from receipts
    where organisation_id = $1 and status = 'rejected' and closed_at is null and user_id is not null
      and ($2::uuid is null or user_id = $2) and ($3::uuid is null or command_id > $3)
    order by command_id limit $4`,
};
const BY_IDS: Statement = {
  name: 'refusals-by-ids',
  text: `select ${document} from receipts
    where organisation_id = $1 and status = 'rejected' and command_id = any($3::uuid[]) and ($2::uuid is null or user_id = $2)
    order by command_id`,
};

/** @param author whose; null for everybody's */
export async function openRefusals(
  db: Database,
  organisation: OrganisationId,
  author: PersonId | null,
  page: { readonly after: string | null; readonly limit: number },
): Promise<readonly HeldDocument[]> {
  return askOnce<HeldDocument>(db, OPEN, [organisation, author, page.after, page.limit]);
}

/** Open and acknowledged ones. */
export async function refusalsByIds(
  db: Database,
  organisation: OrganisationId,
  author: PersonId | null,
  ids: readonly string[],
): Promise<readonly HeldDocument[]> {
  return askOnce<HeldDocument>(db, BY_IDS, [organisation, author, [...ids]]);
}
