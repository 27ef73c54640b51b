import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from '../store/database';
import type { Database } from '../store/database';
import { readSettings } from '../store/settings';
import { freshDatabase } from '../testing/postgres';
import type { FreshDatabase } from '../testing/postgres';
import { newOrganisation, shopOf } from '../testing/shop';
import { applyRules } from './rules-of-set-up';

let fresh: FreshDatabase;
let db: Database;

beforeAll(async () => {
  fresh = await freshDatabase();
  db = openDatabase(fresh.url);
});
afterAll(async () => {
  await db.destroy();
  await fresh.drop();
});

test('INB-6 what the set-up says of the saga goes into the settings of the organisation at each start, once; the rest stays', async () => {
  const organisation = await newOrganisation(db);
  const { clock, changeSettings } = shopOf(db, organisation);
  const head = async () => (await db('feed').where({ organisation_id: organisation }).first()).seq;
  const settings = () => readSettings(db, organisation);
  await changeSettings({ maxAttempts: 7, currency: 'GBP' });
  await applyRules(db, organisation, { sagaMaxAttempts: null, sagaRetryAfter: null }, clock);
  expect(await settings()).toMatchObject({ maxAttempts: 7, retryAfterSeconds: 1_800 });
  await applyRules(db, organisation, { sagaMaxAttempts: null, sagaRetryAfter: 90_000 }, clock);
  expect(await settings()).toMatchObject({ maxAttempts: 7, retryAfterSeconds: 90, currency: 'GBP' });
  const before = await head();
  await applyRules(db, organisation, { sagaMaxAttempts: 7, sagaRetryAfter: 90_000 }, clock);
  expect(await head()).toBe(before);
  await changeSettings({ maxAttempts: 5 });
  await applyRules(db, organisation, { sagaMaxAttempts: 2, sagaRetryAfter: 90_000 }, clock);
  expect(await settings()).toMatchObject({ maxAttempts: 2, retryAfterSeconds: 90 });
});
