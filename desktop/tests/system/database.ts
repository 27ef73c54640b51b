// Databases for system tests, on the throw-away Postgres of the test run or on one named by the environment.
import { randomBytes } from 'node:crypto';
import { Client } from 'pg';

export type SystemDatabase = {
  readonly url: string;
  readonly query: <Row extends Record<string, unknown>>(
    sql: string,
    values?: readonly unknown[],
  ) => Promise<readonly Row[]>;
  /** Lets go of the database, so that it can be copied. */
  readonly release: () => Promise<void>;
  readonly drop: () => Promise<void>;
};

/** A new database; with a template it starts as a copy of it, which nobody may be connected to. */
export async function createDatabase(template?: string): Promise<SystemDatabase> {
  const server = await serverAddress();
  const name = `waybill_${process.env.WAYBILL_TEST_RUN ?? 'x'}_${randomBytes(6).toString('hex')}`;
  await asAdmin(server, `create database ${name}${template === undefined ? '' : ` template ${template}`}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  const client = new Client({ connectionString: url.href });
  client.on('error', () => undefined);
  await client.connect();
  return {
    url: url.href,
    query: async <Row extends Record<string, unknown>>(sql: string, values: readonly unknown[] = []) =>
      (await client.query<Row>(sql, [...values])).rows,
    release: () => client.end(),
    drop: async () => {
      await client.end().catch(() => undefined);
      await asAdmin(server, `drop database if exists ${name} with (force)`);
    },
  };
}

export const databaseName = (url: string) => new URL(url).pathname.slice(1);

async function serverAddress(): Promise<string> {
  const door = process.env.WAYBILL_TEST_POSTGRES;
  if (door === undefined) throw new Error('system tests run under vitest, whose global set-up lends a Postgres');
  return (await fetch(door)).text();
}

async function asAdmin(url: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
