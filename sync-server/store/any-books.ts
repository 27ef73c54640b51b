// Whether anything has been entered yet. People and settings do not count: they are there before the work begins.
import type { OrganisationId } from 'shared/ids';
import type { Database } from './database';
import type { Statement } from './transaction';
import { askOnce } from './transaction';

const holding = (table: string) => `exists (select from ${table} where organisation_id = $1)`;
const ANY: Statement = {
  name: 'any-books',
  text: `select ${['orders', 'products', 'customers'].map(holding).join(' or ')} as any`,
};

export async function hasBooks(db: Database, organisation: OrganisationId): Promise<boolean> {
  const [row] = await askOnce<{ readonly any: boolean }>(db, ANY, [organisation]);
  return row?.any === true;
}
