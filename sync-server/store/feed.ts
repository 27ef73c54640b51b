// How far the feed of an organisation is, and by which rules devices hold part of it.
import type { OrganisationId } from 'shared/ids';
import { organisationId } from 'shared/ids';
import { defaultSettings } from 'shared/settings/settings';
import type { Database } from './database';
import { askOnce } from './transaction';
import type { Statement } from './transaction';

export type Feed = {
  readonly head: number;
  /** New after a restore: numbers of another epoch mean nothing in this one. */
  readonly epoch: string;
  readonly backedUpTo: number;
  readonly workingSetDays: number;
};

const READ: Statement = {
  name: 'read-feed',
  text: `select seq as head, epoch, backed_up_to as "backedUpTo",
      coalesce((select (s.state->>'workingSetDays')::integer from settings s where s.organisation_id = $1), $2::integer) as "workingSetDays"
    from feed where organisation_id = $1`,
};

export async function readFeed(db: Database, organisation: OrganisationId): Promise<Feed> {
  const [feed] = await askOnce<Feed>(db, READ, [organisation, defaultSettings.workingSetDays]);
  if (feed === undefined) throw new Error('the organisation has no feed');
  return feed;
}

/** The one organisation of this database. */
export async function onlyOrganisation(db: Database): Promise<OrganisationId> {
  const rows: { organisation_id: string }[] = await db('feed').select('organisation_id');
  const [only] = rows;
  if (only === undefined || rows.length > 1) throw new Error(`expected one organisation, found ${rows.length}`);
  return organisationId(only.organisation_id);
}
