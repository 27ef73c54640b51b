import { randomUUID } from 'node:crypto';
import { orderPayload } from 'shared/testing/examples';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Office } from '../testing/office';
import { openOffice } from '../testing/office';
import { keepStatistics } from './statistics';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

const known = async (): Promise<readonly string[]> =>
  (
    await office.db.raw(
      "select distinct tablename as name from pg_stats where schemaname = 'public' and tablename <> 'knex_migrations'",
    )
  ).rows
    .map(({ name }: { name: string }) => name)
    .sort();

test('SYN-38 a new database knows its tables as soon as they begin to fill, not only a minute later', async () => {
  const { clerk } = office;
  await clerk.push(...Array.from({ length: 20 }, () => clerk.make('PlaceOrder', randomUUID(), orderPayload())));
  await keepStatistics(office.db, 10, 20);
  expect(await known()).toEqual([]);
  await keepStatistics(office.db, 490, 510);
  expect(await known()).toEqual(['events', 'orders', 'outbox', 'people', 'receipts', 'settings']);
  const { rows } = await office.db.raw(
    "select n_distinct from pg_stats where tablename = 'receipts' and attname = 'organisation_id'",
  );
  expect(rows).toEqual([{ n_distinct: 1 }]);
});
