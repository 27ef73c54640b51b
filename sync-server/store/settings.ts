// Reads the rules of the organisation as the facts about them left them.
import type { OrganisationId } from 'shared/ids';
import { settingsIdOf } from 'shared/ids';
import type { Settings } from 'shared/settings/settings';
import { defaultSettings } from 'shared/settings/settings';
import type { Knex } from 'knex';

export async function readSettings(db: Knex, organisation: OrganisationId): Promise<Settings> {
  const row: { readonly state: Settings } | undefined = await db('settings')
    .where({ organisation_id: organisation, id: settingsIdOf(organisation) })
    .select('state')
    .first();
  return row?.state ?? defaultSettings;
}
