// The database of this set-up, reached and with a schema we know: the one the settings name, or an embedded Postgres.
import { join } from 'node:path';
import type { Config } from './config';
import { CommandFailure } from './cli/failure';
import { EXIT } from './cli/exit-codes';
import { isUnreachable } from './cli/explain';
import type { Database } from './store/database';
import { openDatabase } from './store/database';
import { migrate, migrationStatus } from './store/migrate';

export type Store = {
  readonly db: Database;
  readonly isEmbedded: boolean;
  /** Of the embedded Postgres; null for one that is reached by its address. */
  readonly dataFolder: string | null;
  /** Migrations this opening applied. */
  readonly applied: readonly string[];
  readonly close: () => Promise<void>;
};

export type Opening = {
  readonly config: Pick<Config, 'databaseUrl' | 'databasePoolMax' | 'home'>;
  /** Progress, in sentences for the person who waits. */
  readonly tell: (sentence: string) => void;
  /** An embedded Postgres may be running already: join it instead of starting one. */
  readonly mayJoin: boolean;
  /** `asNeeded` also migrates what is not embedded; `never` leaves even that as it is. */
  readonly migrating: 'asNeeded' | 'embedded' | 'never';
};

/** @throws CommandFailure when it cannot be reached (4) or its schema is not ours (5); PostgresProblem when ours does not start */
export async function openStore({ config, tell, mayJoin, migrating }: Opening): Promise<Store> {
  const postgres = await openPostgres(config, tell, mayJoin);
  const db = openDatabase(postgres.url, config.databasePoolMax);
  const close = async () => {
    await db.destroy();
    await postgres.stop();
  };
  try {
    await reach(db, postgres.url);
    const mayMigrate = migrating === 'asNeeded' || (migrating === 'embedded' && postgres.dataFolder !== null);
    const applied = mayMigrate ? await migrate(db) : [];
    if (migrating !== 'never') await refusePending(db);
    return { db, isEmbedded: postgres.dataFolder !== null, dataFolder: postgres.dataFolder, applied, close };
  } catch (error) {
    await close();
    throw error;
  }
}

type Postgres = { readonly url: string; readonly dataFolder: string | null; readonly stop: () => Promise<void> };

async function openPostgres(
  { databaseUrl, home }: Opening['config'],
  tell: Opening['tell'],
  mayJoin: boolean,
): Promise<Postgres> {
  if (databaseUrl !== null) return { url: databaseUrl, dataFolder: null, stop: () => Promise.resolve() };
  const dataFolder = join(home, 'postgres');
  if (mayJoin) {
    const { runningPostgres } = await import('./postgres/running');
    const url = runningPostgres(dataFolder);
    if (url !== null) return { url, dataFolder, stop: () => Promise.resolve() };
  }
  const { startEmbedded } = await import('./postgres/start-embedded');
  return startEmbedded({ dataFolder, log: tell });
}

async function reach(db: Database, url: string): Promise<void> {
  try {
    await db.raw('select 1');
  } catch (error) {
    if (!isUnreachable(error)) throw error;
    const { hostname, port, pathname } = new URL(url);
    const place = `${hostname}:${port === '' ? '5432' : port}${pathname}`;
    throw new CommandFailure(
      EXIT.unreachable,
      `Postgres at ${place} cannot be used: ${reasonOf(error)}. Check that it runs and that WAYBILL_DATABASE_URL is right.`,
    );
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return reasonOf(error.errors[0]);
  const message = error instanceof Error ? (error.message.split('\n')[0] ?? '') : '';
  return message === '' ? 'it does not answer' : message;
}

async function refusePending(db: Database): Promise<void> {
  const { pending } = await migrationStatus(db);
  if (pending.length === 0) return;
  throw new CommandFailure(
    EXIT.schema,
    `The database lacks ${pending.length === 1 ? 'a migration' : `${pending.length} migrations`} (${pending.join(', ')}). ` +
      'Run "waybill migrate up", or start with "waybill serve --migrate".',
  );
}
