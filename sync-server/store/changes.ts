// Which documents changed after a place of the feed: their names only.
import type { OrganisationId } from 'shared/ids';
import type { Database } from './database';
import type { ProjectedType } from './projections';
import { PROJECTION_TABLES } from './projections';
import { askOnce } from './transaction';

/** What other programs read one by one. */
export const READ_SINGLY = ['order', 'product', 'customer'] as const satisfies readonly ProjectedType[];
export type SinglyRead = (typeof READ_SINGLY)[number];

export type Changed = { readonly type: SinglyRead; readonly id: string; readonly seq: number };

/**
 * By feed number, the last change of each, however late: one that changed twice is found by its later number only.
 * As many as `most`: there may be more.
 */
export async function changedAfter(
  db: Database,
  organisation: OrganisationId,
  after: number,
  most: number,
): Promise<readonly Changed[]> {
  return askOnce<Changed>(db, AFTER, [organisation, after, most]);
}

const one = (type: SinglyRead) =>
  `select '${type}' as type, p.id, p.feed_seq as seq from ${PROJECTION_TABLES[type]} p
   where p.organisation_id = $1 and p.feed_seq > $2`;
const AFTER = {
  name: 'changed-after',
  text: `${READ_SINGLY.map(one).join(' union all ')} order by seq limit $3`,
};
