// Whether a command left anything but the remark that it was ignored.
import type { OrganisationId } from 'shared/ids';
import type { Database } from './database';
import { askOnce } from './transaction';

export async function hadEffect(db: Database, organisation: OrganisationId, feedSeq: number): Promise<boolean> {
  const [row] = await askOnce<{ had: boolean }>(db, EFFECT, [organisation, feedSeq]);
  return row?.had === true;
}

const EFFECT = {
  name: 'had-effect',
  text: `select exists (select 1 from events
    where organisation_id = $1 and feed_seq = $2 and type <> 'ShopFactIgnored') as had`,
};
