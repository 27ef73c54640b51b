// A fresh database per test file on a real Postgres, cloned from a template that is built once per run.

import { randomBytes } from 'node:crypto';
import { Client } from 'pg';

export type FreshDatabase = { readonly url: string; readonly drop: () => Promise<void> };

/** What every database of this kind starts with. The name tells templates apart within one run. */
export type Template = { readonly name: string; readonly build: (url: string) => Promise<void> };

export const empty: Template = { name: 'empty', build: () => Promise.resolve() };

/** The schema as `waybill migrate up` makes it. */
export const migrated: Template = {
  name: 'migrated',
  build: async (url) => {
    const { migrateUp } = await import('../store/migrate');
    await migrateUp(url);
  },
};

/** Call it in beforeAll and drop in afterAll. Names are unique, so test files never meet. */
export async function freshDatabase(template: Template = migrated): Promise<FreshDatabase> {
  const { server, run } = await sharedPostgres();
  const name = `waybill_${run}_${randomBytes(6).toString('hex')}`;
  await withClient(server, async (client) => {
    await ensureTemplate(client, server, `waybill_${run}_template_${template.name}`, template);
    await client.query(`CREATE DATABASE ${name} TEMPLATE waybill_${run}_template_${template.name}`);
  });
  const drop = () =>
    withClient(server, async (client) => {
      await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    });
  return { url: at(server, name), drop };
}

/** Built under another name first: a template that exists is a template that is complete. */
async function ensureTemplate(client: Client, server: string, name: string, template: Template): Promise<void> {
  await client.query('SELECT pg_advisory_lock(hashtext($1))', [name]); // test files run side by side
  const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
  if (found.rowCount === 0) {
    await client.query(`DROP DATABASE IF EXISTS ${name}_unfinished WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${name}_unfinished TEMPLATE template0 ENCODING 'UTF8'`);
    await template.build(at(server, `${name}_unfinished`));
    await client.query(`ALTER DATABASE ${name}_unfinished RENAME TO ${name}`);
  }
  await client.query('SELECT pg_advisory_unlock(hashtext($1))', [name]);
}

async function sharedPostgres(): Promise<{ readonly server: string; readonly run: string }> {
  const { WAYBILL_TEST_POSTGRES: door, WAYBILL_TEST_RUN: run } = process.env;
  if (door === undefined || run === undefined) throw new Error('A test database exists only in a vitest run.');
  const answer = await fetch(door);
  if (!answer.ok) throw new Error(await answer.text());
  return { server: await answer.text(), run };
}

async function withClient(url: string, work: (client: Client) => Promise<void>): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

function at(server: string, name: string): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}
