import { Client } from 'pg';
import { afterEach, expect, test } from 'vitest';
import { empty, freshDatabase } from './postgres';
import type { FreshDatabase, Template } from './postgres';

const opened: FreshDatabase[] = [];

async function open(template: Template): Promise<FreshDatabase> {
  const database = await freshDatabase(template);
  opened.push(database);
  return database;
}

async function ask(url: string, sql: string): Promise<readonly Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

afterEach(async () => {
  for (const database of opened.splice(0)) await database.drop();
});

test('a template is built once, however many ask for it at the same moment', async () => {
  let built = 0;
  const counted: Template = {
    name: 'counted',
    build: async (url) => {
      built += 1;
      await ask(url, 'CREATE TABLE parcel (weight integer)');
    },
  };
  const databases = await Promise.all([open(counted), open(counted), open(counted)]);
  for (const { url } of databases) expect(await ask(url, 'SELECT * FROM parcel')).toEqual([]);
  expect(built).toBe(1);
  expect(new Set(databases.map(({ url }) => url)).size).toBe(3);
});

test('a template that failed half-way is built again, not cloned', async () => {
  let tries = 0;
  const moody: Template = {
    name: 'moody',
    build: async (url) => {
      tries += 1;
      if (tries === 1) throw new Error('the disk is tired');
      await ask(url, 'CREATE TABLE parcel (weight integer)');
    },
  };
  await expect(open(moody)).rejects.toThrow('the disk is tired');
  const { url } = await open(moody);
  expect(await ask(url, 'SELECT * FROM parcel')).toEqual([]);
});

test('what one database holds, another never sees; a dropped one is gone although a client still holds on', async () => {
  const [one, other] = [await open(empty), await open(empty)];
  await ask(one.url, 'CREATE TABLE parcel (weight integer)');
  await expect(ask(other.url, 'SELECT * FROM parcel')).rejects.toThrow('does not exist');
  const holdingOn = new Client({ connectionString: one.url });
  const letGo = new Promise((gone) => holdingOn.on('error', gone));
  await holdingOn.connect();
  await one.drop();
  await letGo;
  await expect(ask(one.url, 'SELECT 1')).rejects.toThrow('does not exist');
});

test('text is UTF-8 and sorts by code point, on every Postgres', async () => {
  const { url } = await open(empty);
  expect(await ask(url, 'SHOW server_encoding')).toEqual([{ server_encoding: 'UTF8' }]);
  const sorted = await ask(
    url,
    "SELECT string_agg(name, ' ' ORDER BY name) AS names FROM (VALUES ('é'), ('b'), ('Z'), ('a')) t (name)",
  );
  expect(sorted).toEqual([{ names: 'Z a b é' }]);
});

test('a database is migrated unless a test says otherwise', async () => {
  const database = await freshDatabase();
  opened.push(database);
  expect(await ask(database.url, "SELECT to_regclass('feed') IS NOT NULL AS is_there")).toEqual([{ is_there: true }]);
});
