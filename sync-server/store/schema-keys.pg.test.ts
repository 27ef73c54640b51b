// The live schema, as it would have to be spread over several databases.
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase } from '../testing/postgres';
import type { FreshDatabase } from '../testing/postgres';

/** Tables without an organisation, each with its reason. */
const EXCEPTIONS: ReadonlySet<string> = new Set([
  'knex_migrations', // which migrations this database has: of the database, not of an organisation
  'knex_migrations_lock',
]);

type Key = { readonly table: string; readonly key: string; readonly first: string };

let fresh: FreshDatabase;
let client: Client;

beforeAll(async () => {
  fresh = await freshDatabase();
  client = new Client({ connectionString: fresh.url });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await fresh.drop();
});

/** Primary keys, unique constraints and unique indexes; the standard's own views know nothing of the last. */
async function uniqueKeys(): Promise<readonly Key[]> {
  const { rows } = await client.query<Key>(`
    select c.relname as "table", k.relname as key, coalesce(a.attname, 'an expression') as first
    from pg_index i join pg_class c on c.oid = i.indrelid join pg_class k on k.oid = i.indexrelid
    left join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
    where i.indisunique and c.relnamespace = current_schema()::regnamespace order by 1, 2`);
  return rows;
}

const astray = (keys: readonly Key[]) =>
  keys.filter(({ table, first }) => first !== 'organisation_id' && !EXCEPTIONS.has(table)).map(({ key }) => key);

test('SCH-1 every primary and unique key of the live schema begins with organisation_id', async () => {
  const keys = await uniqueKeys();
  expect(keys.length).toBeGreaterThan(15);
  expect(astray(keys)).toEqual([]);
});

test('SCH-1 a key that begins otherwise is found, whichever way it was made', async () => {
  await client.query(`begin;
    create table strays (organisation_id uuid, id uuid primary key, name text unique, code text);
    create unique index strays_by_code on strays (lower(code), organisation_id);
    create unique index strays_right on strays (organisation_id, code)`);
  expect(astray(await uniqueKeys())).toEqual(['strays_by_code', 'strays_name_key', 'strays_pkey']);
  await client.query('rollback');
});

test('SCH-1 every table has an organisation, or stands among the exceptions', async () => {
  const { rows } = await client.query<{ readonly name: string }>(`
    select t.table_name as name from information_schema.tables t
    where t.table_schema = current_schema() and t.table_type = 'BASE TABLE' and not exists (
      select from information_schema.columns c where c.table_schema = t.table_schema and c.table_name = t.table_name
        and c.column_name = 'organisation_id' and c.is_nullable = 'NO')`);
  expect(rows.map(({ name }) => name).filter((name) => !EXCEPTIONS.has(name))).toEqual([]);
});
