// Brings a database to the schema this program expects, and says how far it is. Forward only.
import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { foundation } from '../migrations/0001-foundation';
import { orderWords } from '../migrations/0002-order-words';
import { takenOver } from '../migrations/0003-taken-over';
import { sinks } from '../migrations/0004-sinks';
import { inbound } from '../migrations/0005-inbound';
import { rest } from '../migrations/0006-rest';
import { openDatabase } from './database';

type Migration = { readonly name: string; readonly up: (knex: Knex) => Promise<void> };

const migrations: readonly Migration[] = [foundation, orderWords, takenOver, sinks, inbound, rest];

const migrationSource: Knex.MigrationSource<Migration> = {
  getMigrations: () => Promise.resolve([...migrations]),
  getMigrationName: ({ name }) => name,
  getMigration: ({ up }) =>
    Promise.resolve({ up, down: () => Promise.reject(new Error('migrations go forward only')) }),
};

/** Applies what is missing, and gives a new database its organisation. Safe to run at the same time from two servers. */
export async function migrate(db: Knex): Promise<readonly string[]> {
  const [, applied] = (await db.migrate.latest({ migrationSource })) as [number, string[]];
  await db.raw('insert into feed (organisation_id, epoch) select ?, ? where not exists (select 1 from feed)', [
    randomUUID(),
    randomUUID(),
  ]);
  return applied;
}

export type MigrationStatus = { readonly applied: readonly string[]; readonly pending: readonly string[] };

export async function migrationStatus(db: Knex): Promise<MigrationStatus> {
  const [applied, pending] = (await db.migrate.list({ migrationSource })) as [{ name: string }[], Migration[]];
  return { applied: applied.map(({ name }) => name), pending: pending.map(({ name }) => name) };
}

/** Opens, migrates and closes: for tests and for the command line. */
export async function migrateUp(url: string): Promise<void> {
  const db = openDatabase(url, 2);
  try {
    await migrate(db);
  } finally {
    await db.destroy();
  }
}
