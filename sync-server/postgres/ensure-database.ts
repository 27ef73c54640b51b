// The first connection: proves that the password fits and that the database is there, and answers with the address of both.

import { Client } from 'pg';
import { databaseName, superuser } from './installation';
import type { Installation } from './installation';
import { PostgresProblem, codeOf } from './problem';

/** The connection string says sslmode=disable because a person's own PGSSLMODE must not reach this loopback server. */
export async function ensureDatabase(port: number, password: string, installation: Installation): Promise<string> {
  const urlOf = (name: string) => `postgres://${superuser}:${password}@127.0.0.1:${port}/${name}?sslmode=disable`;
  const client = new Client({ connectionString: urlOf('postgres') });
  client.on('error', () => undefined); // a lost connection also fails the question below
  try {
    await client.connect();
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [databaseName]);
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${databaseName}`);
  } catch (error) {
    if (codeOf(error) === '28P01') throw wrongPassword(installation.passwordFile);
    throw error;
  } finally {
    await client.end();
  }
  return urlOf(databaseName);
}

const wrongPassword = (file: string) =>
  new PostgresProblem(
    'wrong-password',
    `The password in ${file} does not open the database. Delete that one file: the next start sets a new password and keeps the data.`,
  );
