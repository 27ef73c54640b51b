// A company for one test file: the built screens, a server process of its own on a database of its own, and its people.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Role } from 'shared/person/person';
import type { SystemDatabase } from './database';
import { createDatabase } from './database';
import type { Account } from './people';
import { addPerson } from './people';
import { startServer, waybill } from './server-process';

export type Company = {
  /** Stays the same over stops and starts, as an address does. */
  readonly url: string;
  /** For files of the test; gone at the end. */
  readonly folder: string;
  readonly database: SystemDatabase;
  /** How many events of this type there are. */
  readonly happened: (type: string) => Promise<number>;
  readonly hire: (signInName: string, roles: readonly Role[]) => Promise<Account>;
  /** One `waybill` command. @throws with what it said where it did not end well */
  readonly run: (args: readonly string[], input?: string) => Promise<string>;
  /** The process is gone, without a goodbye as in a power cut; nothing listens at its address. */
  readonly kill: () => Promise<void>;
  /** The same after a goodbye. */
  readonly stop: () => Promise<void>;
  readonly start: () => Promise<void>;
  readonly close: () => Promise<void>;
};

export async function openCompany(name: string): Promise<Company> {
  const folder = mkdtempSync(join(tmpdir(), `waybill-${name}-`));
  const database = await createDatabase();
  const where = { home: join(folder, 'home'), databaseUrl: database.url };
  let server = await startServer(where);
  const { port, url } = server;
  return {
    ...{ url, folder, database },
    happened: async (type) => {
      const sql = 'select count(*)::int as times from events where type = $1';
      const [found] = await database.query<{ times: number }>(sql, [type]);
      return found?.times ?? 0;
    },
    hire: (signInName, roles) => addPerson(where, signInName, roles),
    run: async (args, input = '') => {
      const { exitCode, stdout, stderr } = await waybill(args, { ...where, input });
      if (exitCode !== 0) throw new Error(`waybill ${args.join(' ')} ended with ${String(exitCode)}: ${stderr}`);
      return stdout;
    },
    kill: () => server.kill(),
    stop: async () => {
      await server.stop();
    },
    start: async () => {
      server = await startServer({ ...where, port });
    },
    close: async () => {
      await server.stop();
      await database.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
