// What all runs share: people who can sign in, in a template database that every run starts as a copy of.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDatabase, databaseName } from '../system/database';
import { type Account, addPerson } from '../system/people';
import { waybill } from '../system/server-process';
import type { Role } from 'shared/person/person';

export type World = {
  readonly template: string;
  readonly home: string;
  readonly accounts: readonly Account[];
  readonly environment: Readonly<Record<string, string>>;
  /** The build that is run; undefined is this tree's own. */
  readonly program?: string;
  readonly end: () => Promise<void>;
};

const ROLES: readonly (readonly Role[])[] = [
  ['warehouse', 'finance', 'manager', 'admin'],
  ['warehouse'],
  ['finance', 'manager'],
  ['warehouse', 'finance'],
  ['manager'],
];

export async function makeWorld(program?: string): Promise<World> {
  const home = await mkdtemp(join(tmpdir(), 'waybill-world-'));
  const database = await createDatabase();
  const where = {
    home,
    databaseUrl: database.url,
    environment: { WAYBILL_LOG_LEVEL: 'warn' },
    ...(program !== undefined && { program }),
  };
  const migrated = await waybill(['migrate', 'up'], where);
  if (migrated.exitCode !== 0) throw new Error(`the template was not migrated: ${migrated.stderr}`);
  const accounts: Account[] = [];
  for (const [position, roles] of ROLES.entries()) accounts.push(await addPerson(where, `person${position}`, roles));
  await database.release();
  return {
    template: databaseName(database.url),
    home,
    accounts,
    environment: where.environment,
    end: async () => {
      await database.drop();
      await rm(home, { recursive: true, force: true });
    },
  };
}
